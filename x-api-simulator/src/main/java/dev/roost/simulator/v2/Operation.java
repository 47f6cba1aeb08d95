package dev.roost.simulator.v2;

import static dev.roost.simulator.v2.Credential.BEARER;
import static dev.roost.simulator.v2.Credential.OAUTH_1_USER;
import static dev.roost.simulator.v2.Credential.OAUTH_2_USER;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** X's operations of version 2: which credentials they take, how often in fifteen minutes. */
public enum Operation {
  /** Makes a webhook. */
  CREATE_WEBHOOK(managed(), 450),
  /** Lists webhooks. */
  LIST_WEBHOOKS(managed(), 450),
  /** Challenges a webhook. */
  CHALLENGE_WEBHOOK(managed(), 450),
  /** Takes a webhook away. */
  DELETE_WEBHOOK(managed(), 450),
  /** Starts a replay job. */
  REPLAY(EnumSet.of(BEARER), 100),
  /** Subscribes the calling user to the Account Activity API. */
  SUBSCRIBE_ACCOUNT(user(), 0),
  /** Whether the calling user is subscribed to it. */
  CHECK_ACCOUNT(user(), 0),
  /** Counts its subscriptions. */
  COUNT_ACCOUNTS(EnumSet.of(BEARER), 0),
  /** Lists its subscriptions. */
  LIST_ACCOUNTS(EnumSet.of(BEARER), 0),
  /** Ends one of its subscriptions. */
  UNSUBSCRIBE_ACCOUNT(EnumSet.of(BEARER), 0),
  /** Creates an activity subscription. */
  CREATE_SUBSCRIPTION(managed(), 500),
  /** Lists activity subscriptions. */
  LIST_SUBSCRIPTIONS(managed(), 500),
  /** Changes an activity subscription. */
  UPDATE_SUBSCRIPTION(managed(), 500),
  /** Deletes an activity subscription. */
  DELETE_SUBSCRIPTION(managed(), 500),
  /** Deletes many. */
  DELETE_SUBSCRIPTIONS(EnumSet.of(BEARER), 0),
  /** Tells whose token it is. */
  GET_ME(user(), 75);

  private final Set<Credential> accepted;
  private final int limit;

  Operation(EnumSet<Credential> accepted, int limit) {
    this.accepted = Collections.unmodifiableSet(accepted);
    this.limit = limit;
  }

  /** What it takes, by X's OpenAPI document 2.169. */
  Set<Credential> accepted() {
    return accepted;
  }

  /** Calls in fifteen minutes, for an app or a user; 0 where X has published no row. */
  int limit() {
    return limit;
  }

  /** Whether each user of an app has a limit of their own. */
  boolean isLimitedByUser() {
    return this == GET_ME;
  }

  private static EnumSet<Credential> managed() {
    return EnumSet.allOf(Credential.class);
  }

  private static EnumSet<Credential> user() {
    return EnumSet.of(OAUTH_1_USER, OAUTH_2_USER);
  }
}
