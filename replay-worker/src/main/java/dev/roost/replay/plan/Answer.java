package dev.roost.replay.plan;

import dev.roost.replay.rule.Loss;
import java.time.Duration;
import java.time.Instant;

/** What X answered to an ask. */
public sealed interface Answer {

  /** It runs a job. */
  record Accepted(String xJobId) implements Answer {}

  /** 409: some job runs. It does not say whose, so it is never taken for this one. */
  record Busy() implements Answer {}

  /**
   * 400 with 356 or 368: X finds the window too recent.
   *
   * @param date X's clock
   */
  record TooRecent(Instant date) implements Answer {}

  /** 400 with 214: the webhook is not valid. */
  record NotValid() implements Answer {}

  /** 404. */
  record WebhookGone() implements Answer {}

  /** 403 with 200. */
  record NotEnabled() implements Answer {}

  /** None, or one that says nothing about the job. It may run. */
  record None() implements Answer {}

  /** What it means for the minutes that were asked for. */
  default Meaning meaning() {
    return switch (this) {
      case Accepted accepted -> new Meaning.Running(accepted.xJobId());
      case Busy _, NotValid _, None _ -> new Meaning.Again(true);
      case TooRecent _ -> new Meaning.Again(false);
      case WebhookGone _ -> new Meaning.Lost(Loss.WEBHOOK_GONE);
      case NotEnabled _ -> new Meaning.Lost(Loss.REPLAY_NOT_ENABLED);
    };
  }

  /**
   * How far X's clock is ahead, by an answer that says so.
   *
   * @param now when it came
   */
  static Duration ahead(Instant date, Instant now) {
    return Duration.between(now, date);
  }

  /** What becomes of the minutes that were asked for. */
  sealed interface Meaning {

    /** They wait for X's word about this job. */
    record Running(String xJobId) implements Meaning {}

    /**
     * They are incomplete again.
     *
     * @param counts whether the pause grows
     */
    record Again(boolean counts) implements Meaning {}

    /** They are lost. */
    record Lost(Loss loss) implements Meaning {}
  }
}
