package dev.roost.simulator.app;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What an account pays X for, and how much of version 2 it may use with that. */
public enum Tier {
  /** Pay per use. */
  @JsonProperty("selfServe")
  SELF_SERVE(1, 3, 1_500),
  /** Enterprise. */
  @JsonProperty("enterprise")
  ENTERPRISE(5, 5_000, 75_000),
  /** Partner; its numbers of the Account Activity API are those of Enterprise. */
  @JsonProperty("partner")
  PARTNER(5, 5_000, 150_000);

  private final int webhooks;
  private final int accounts;
  private final int activitySubscriptions;

  Tier(int webhooks, int accounts, int activitySubscriptions) {
    this.webhooks = webhooks;
    this.accounts = accounts;
    this.activitySubscriptions = activitySubscriptions;
  }

  /** Webhooks of an account. */
  public int webhooks() {
    return webhooks;
  }

  /** Users that may be subscribed to the Account Activity API. */
  public int accounts() {
    return accounts;
  }

  /** Subscriptions of the X Activity API, one for each user and event type. */
  public int activitySubscriptions() {
    return activitySubscriptions;
  }
}
