package dev.roost.simulator.webhook;

/** Through which of X's APIs a webhook was made. */
public enum Api {
  /** Below {@code /1.1/account_activity}, or by the back door. */
  V1_1,
  /** Below {@code /2/webhooks}. */
  V2
}
