package dev.roost.simulator.switches;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One question that X's documents answer in several ways or not at all, and the answers that this X
 * can give. The first value is in force unless another one is chosen.
 */
public enum Switch {
  /** Whether a copy or a replay of an event has the {@code event_uuid} of the first delivery. */
  EVENT_UUID("eventUuid", "kept", "renewed"),
  /**
   * The answer to a created subscription: {@code data.subscription}, a flat {@code data}, a {@code
   * data} that is an array of one, or {@code data.subscription} beside {@code
   * data.total_subscriptions_for_instance_id}.
   */
  CREATED("created", "nested", "flat", "array", "instance"),
  /** Whether lists and deletions say {@code meta.total_subscriptions}. */
  TOTALS("totals", "shown", "absent"),
  /** Whether a list that goes on says {@code meta.next_token}. */
  NEXT_TOKEN("nextToken", "shown", "absent"),
  /** How fields of payloads are spelt: {@code in_reply_to_tweet_id} or {@code …_post_id}. */
  SPELLING("spelling", "tweet", "post"),
  /** Which {@code includes} an event has: as in X's samples, all of them, or none. */
  INCLUDES("includes", "samples", "whole", "absent"),
  /** Whether {@code data} of a delivery is the event or an array of one. */
  DATA("data", "object", "array"),
  /** Whether the envelope has {@code created_at}. */
  ENVELOPE_CREATED_AT("envelopeCreatedAt", "absent", "shown"),
  /** Which user's credentials create subscriptions to private event types. */
  PRIVATE_CREDENTIAL("privateCredential", "both", "oauth1", "oauth2"),
  /** Whether webhooks and activity subscriptions can be managed with a user's credentials too. */
  MANAGEMENT("management", "any", "bearer"),
  /** What event types are that X lists neither as public nor as private. */
  UNLISTED_TYPES("unlistedTypes", "public", "private"),
  /** The answer to a subscription that is there already: 400, 409, or as if it were new. */
  DUPLICATES("duplicates", "badRequest", "conflict", "refreshed"),
  /** What PUT on a webhook answers: at once, after the challenge, or at once in another shape. */
  CHALLENGE("challenge", "initiated", "awaited", "attempted"),
  /** Whether the challenges of webhooks of version 2 are signed. */
  CHALLENGE_SIGNATURE("challengeSignature", "absent", "sent"),
  /** By which secret a challenge of a webhook of version 2 may be answered. */
  CHALLENGE_SECRET("challengeSecret", "either", "clientSecret"),
  /** Whether the webhook lists of version 1.1 and 2 show each other's. */
  WEBHOOK_LISTS("webhookLists", "shared", "separate"),
  /** Which replayed bodies have {@code meta.replay}. */
  REPLAY_MARK("replayMark", "activity", "all", "absent"),
  /** Whether {@code to_date} of a replay of version 2 belongs to the window. */
  REPLAY_TO("replayTo", "inclusive", "exclusive"),
  /** Whether a user with activity subscriptions still gets the Account Activity API's bodies. */
  SIDE_BY_SIDE("sideBySide", "both", "activityAlone"),
  /**
   * What ends when an app revokes one OAuth 2.0 token: its grant, it alone, or all of the user's.
   */
  REVOCATION("revocation", "grant", "token", "consent"),
  /** Whether an app is told of the end of a user's access that it brought about itself. */
  APP_REVOCATION("appRevocation", "told", "silent"),
  /** The answer to the revocation of a token that is unknown or revoked before. */
  UNKNOWN_TOKEN("unknownToken", "revoked", "refused"),
  /** The body of the answer to a revocation. */
  REVOCATION_ANSWER("revocationAnswer", "revoked", "empty"),
  /** Whether a refresh token that comes again ends its grant, or is refused and no more. */
  REFRESH_REUSE("refreshReuse", "endsGrant", "refused"),
  /** Whether an access token is good for its time, or until its grant is refreshed. */
  FORMER_ACCESS_TOKEN("formerAccessToken", "kept", "ended"),
  /** The error of codes and refresh tokens that are not good; both are reported from the field. */
  BAD_GRANT("badGrant", "invalid_request", "invalid_grant"),
  /** Whether a client authenticates with its secret in the form, too, or by Basic alone. */
  CLIENT_AUTHENTICATION("clientAuthentication", "either", "basic"),
  /** Which scope events of broadcasts' chats need, on which X's pages disagree. */
  BROADCAST_SCOPE("broadcastScope", "either", "broadcast.read", "tweet.read"),
  /** The host in the types of problems. */
  PROBLEM_HOST("problemHost", "api.twitter.com", "api.x.com");

  private final String key;
  private final List<String> values;

  Switch(String key, String... values) {
    this.key = key;
    this.values = List.of(values);
  }

  /** Its name in JSON. */
  public String key() {
    return key;
  }

  /** All its values, the one that is in force by itself first. */
  public List<String> choices() {
    return values;
  }

  /** The switch of that name. */
  static Optional<Switch> of(String key) {
    return Arrays.stream(values()).filter(it -> it.key.equals(key)).findFirst();
  }
}
