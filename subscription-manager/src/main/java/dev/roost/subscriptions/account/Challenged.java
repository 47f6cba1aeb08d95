package dev.roost.subscriptions.account;

/** What X's answer to an order to challenge a webhook says. */
public enum Challenged {
  /** The webhook has passed, and is valid: version 1.1. */
  PASSED,
  /** X has begun; whether the webhook passes is read from X's list afterwards: version 2. */
  BEGUN
}
