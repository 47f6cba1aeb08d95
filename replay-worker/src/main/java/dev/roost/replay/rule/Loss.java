package dev.roost.replay.rule;

/** Why a minute cannot be recovered. */
public enum Loss {
  /** X does not keep it any more. */
  HORIZON("horizon"),
  /** X has the webhook no more that it was attempted under. */
  WEBHOOK_GONE("webhook gone"),
  /** X replays nothing for this account. */
  REPLAY_NOT_ENABLED("replay not enabled"),
  /** A delivery in it is too large for webhook-ingest, in a replay as before. */
  TOO_LARGE("too large");

  private final String wire;

  Loss(String wire) {
    this.wire = wire;
  }

  /** As it is written. */
  public String wire() {
    return wire;
  }
}
