package dev.roost.simulator.gate;

import dev.roost.simulator.app.Permission;

/** X's endpoints behind the gate: who may call them, and how often in fifteen minutes. */
public enum Endpoint {
  /** Makes a webhook. */
  REGISTER(Needs.OWNER, 15, Permission.WRITE),
  /** Lists webhooks. */
  LIST(Needs.APP, 15, Permission.READ),
  /** Challenges a webhook. */
  VALIDATE(Needs.OWNER, 15, Permission.WRITE),
  /** Takes a webhook away. */
  DELETE(Needs.OWNER, 15, Permission.WRITE),
  /** Subscribes the calling user. */
  SUBSCRIBE(Needs.USER, 500, Permission.DIRECT_MESSAGES),
  /** Whether the calling user is subscribed. */
  ASK(Needs.USER, 500, Permission.DIRECT_MESSAGES),
  /** Ends the calling user's subscription. */
  UNSUBSCRIBE(Needs.USER, 500, Permission.DIRECT_MESSAGES),
  /** Counts subscriptions. */
  COUNT(Needs.APP, 15, Permission.READ),
  /** Lists subscriptions. */
  SUBSCRIBERS(Needs.APP, 50, Permission.READ),
  /** Ends any user's subscription. */
  UNSUBSCRIBE_USER(Needs.APP, 500, Permission.READ),
  /** Starts a replay job. */
  REPLAY(Needs.APP, 5, Permission.READ);

  /** Which credentials an endpoint takes. */
  enum Needs {
    /** OAuth 1.0a with the token of the app's owner. */
    OWNER,
    /** OAuth 1.0a with the token of any user. */
    USER,
    /** The app's bearer. */
    APP
  }

  private final Needs needs;
  private final int limit;
  private final Permission least;

  Endpoint(Needs needs, int limit, Permission least) {
    this.needs = needs;
    this.limit = limit;
    this.least = least;
  }

  Needs needs() {
    return needs;
  }

  /** Calls in fifteen minutes. */
  int limit() {
    return limit;
  }

  /** What the token must be good for. */
  Permission least() {
    return least;
  }
}
