package dev.roost.router.activity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roost.contracts.activity.ActivityType;
import dev.roost.router.json.Fields;
import dev.roost.router.json.Times;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Follows, blocks, mutes and subscriptions, and their ends. They have no id: who, whom and when
 * must serve. In the Account Activity API a beginning and its end stand in the same array.
 */
enum Relations {
  FOLLOW("follow", ActivityType.FOLLOW, ActivityType.UNFOLLOW),
  BLOCK("block", ActivityType.BLOCK, ActivityType.UNBLOCK),
  MUTE("mute", ActivityType.MUTE, ActivityType.UNMUTE),
  /** Of the X Activity API alone. */
  SUBSCRIPTION("subscription", ActivityType.SUBSCRIBE, ActivityType.UNSUBSCRIBE);

  private final String word;
  private final ActivityType begun;
  private final ActivityType ended;

  Relations(String word, ActivityType begun, ActivityType ended) {
    this.word = word;
    this.begun = begun;
    this.ended = ended;
  }

  /** Of the Account Activity API: the field {@code type} says whether it begins or ends. */
  Meaning read(JsonNode element) {
    String type = Fields.id(element, "type");
    return meaning(kind(type), type, element);
  }

  /** Of the X Activity API, whose event type says it. */
  Meaning read(ActivityType type, JsonNode element) {
    return meaning(Kind.of(type), type == begun ? word : "un" + word, element);
  }

  /** What state it begins or ends, empty where it does not say whose. */
  Optional<StateChange> stateChange(ActivityType type, JsonNode element) {
    String source = Fields.user(element, "source");
    String target = Fields.user(element, "target");
    return source == null || target == null
        ? Optional.empty()
        : Optional.of(new StateChange(word, source, target, type == begun));
  }

  /** The relation that begins or ends with this type. */
  static Optional<Relations> of(ActivityType type) {
    return Arrays.stream(values())
        .filter(relation -> relation.begun == type || relation.ended == type)
        .findFirst();
  }

  private Kind kind(@Nullable String type) {
    if (word.equals(type)) {
      return Kind.of(begun);
    }
    return ("un" + word).equals(type) ? Kind.of(ended) : Kind.UNKNOWN;
  }

  private Meaning meaning(Kind kind, @Nullable String type, JsonNode element) {
    String source = Fields.user(element, "source");
    String target = Fields.user(element, "target");
    String time = Moments.of(element);
    return new Meaning(
        kind, Key.of(word, element, type, source, target, time), Times.of(element), source, target);
  }
}
