package dev.roost.xapi.payload;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The kinds of payload X delivers to a webhook, each known by a key at the body's top. X adds kinds
 * without a version change, so a key that is not here is to be passed on, never dropped.
 */
public enum PayloadKind {
  POST_CREATE("tweet_create_events"),
  POST_DELETE("tweet_delete_events"),
  LIKE("favorite_events"),
  /** Follows and unfollows; {@code type} tells them apart, as with blocks and mutes. */
  FOLLOW("follow_events"),
  BLOCK("block_events"),
  MUTE("mute_events"),
  DIRECT_MESSAGE("direct_message_events"),
  TYPING("direct_message_indicate_typing_events"),
  MARK_READ("direct_message_mark_read_events"),
  /** An object, not an array, without {@code for_user_id}: the revocation. */
  USER_EVENT("user_event"),
  /** An object without {@code for_user_id}: a replay job ended. */
  REPLAY_JOB_STATUS("replay_job_status"),
  /** The X Activity API's envelope, an object or an array of one; see {@link SubscribedUser}. */
  ENVELOPE("data");

  private static final Map<String, PayloadKind> BY_KEY =
      Stream.of(values())
          .collect(Collectors.toUnmodifiableMap(PayloadKind::key, Function.identity()));

  private final String key;

  PayloadKind(String key) {
    this.key = key;
  }

  /** The key at the body's top. */
  public String key() {
    return key;
  }

  /** The kind with this key. */
  public static Optional<PayloadKind> ofKey(String key) {
    return Optional.ofNullable(BY_KEY.get(key));
  }
}
