package dev.roost.replay.rule;

/** Why a minute may lack an activity. */
public enum Cause {
  /** A replica answered X otherwise than 200, or not at all, and counted it. */
  REFUSED("refused", Replay.HELPS),

  /** A replica was silent and then heard again. */
  NO_HEARTBEAT("no-heartbeat", Replay.HELPS),

  /** A replica fell silent without having said that it stops. */
  INSTANCE_LOST("instance-lost", Replay.HELPS),

  /** A replica answers probes, and either is not heard of or does not store. */
  UNHEARD("unheard", Replay.HELPS),

  /** Probes through the public URL failed. */
  UNREACHABLE("unreachable", Replay.HELPS),

  /** Nobody probed. */
  UNMONITORED("unmonitored", Replay.HELPS),

  /** X had the webhook marked invalid, and attempts nothing then. */
  WEBHOOK_INVALID("webhook-invalid", Replay.HELPS_ONCE),

  /** Deliveries were deleted from the log before activity-router read them. */
  EXPIRED_UNREAD("expired-unread", Replay.HELPS),

  /** A delivery was too large for webhook-ingest: 413, 414 or 431. */
  TOO_LARGE("too-large", Replay.HELPS_ONCE),

  /** A delivery could not be read and waits for a person. */
  DEAD_LETTERED("dead-lettered", Replay.IS_NO_HELP),

  /** A person asked for it. */
  BY_HAND("by-hand", Replay.HELPS);

  /** What a replay by X does for a minute. */
  public enum Replay {
    /** It brings what is missing. */
    HELPS,
    /** It brings what X attempted; a second one would bring nothing more. */
    HELPS_ONCE,
    /** It brings the same again. */
    IS_NO_HELP
  }

  private final String wire;
  private final Replay replay;

  Cause(String wire, Replay replay) {
    this.wire = wire;
    this.replay = replay;
  }

  /** As it is written. */
  public String wire() {
    return wire;
  }

  /** What a replay does for a minute with this cause. */
  public Replay replay() {
    return replay;
  }

  /** Whether a replay job during which it is seen may have missed something by it. */
  public boolean spoilsJobs() {
    return this != DEAD_LETTERED && this != BY_HAND;
  }
}
