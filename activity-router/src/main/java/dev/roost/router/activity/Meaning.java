package dev.roost.router.activity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one element of a delivery says, before anyone asks whether it came before.
 *
 * @param kind what it is
 * @param key by what it is told from others of the same user
 * @param time when it happened by X's clock, null where X does not say
 * @param actor id of the user who did it, null where X does not say
 * @param subject id of the object, null where there is none
 * @param editOf for the edit of a Post the id of the Post as it was first, else null
 */
public record Meaning(
    Kind kind,
    Key key,
    @Nullable Instant time,
    @Nullable String actor,
    @Nullable String subject,
    @Nullable String editOf) {

  /** Of what is no edit. */
  Meaning(
      Kind kind,
      Key key,
      @Nullable Instant time,
      @Nullable String actor,
      @Nullable String subject) {
    this(kind, key, time, actor, subject, null);
  }

  /** Of something nobody knows yet, told from others by everything X sent with it. */
  public static Meaning unknown(ObjectNode whole) {
    return new Meaning(Kind.UNKNOWN, Key.ofWhole("unknown", whole), null, null, null);
  }

  /** The same, told from others by another key. */
  Meaning withKey(Key other) {
    return new Meaning(kind, other, time, actor, subject, editOf);
  }
}
