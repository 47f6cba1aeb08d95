package dev.roost.replay.plan;

import dev.roost.replay.rule.Loss;
import dev.roost.replay.rule.Minute;
import dev.roost.replay.window.Window;
import java.time.Instant;
import java.util.List;

/** What is to be done about the minutes of one endpoint. */
public sealed interface Plan {

  /** Nothing is to be asked for. */
  record Nothing() implements Plan {}

  /**
   * X is to be asked, not before a moment.
   *
   * @param why what is waited for
   */
  record At(Instant earliest, Wait why) implements Plan {}

  /** X is to be asked once something has changed whose moment nobody knows. */
  record Blocked(Wait why) implements Plan {}

  /**
   * X is to be asked now.
   *
   * @param minutes which it is to recover
   * @param urgent whether they are near the horizon
   */
  record Ask(String webhookId, Window window, List<Minute> minutes, boolean urgent)
      implements Plan {

    public Ask {
      minutes = List.copyOf(minutes);
    }
  }

  /** These cannot be recovered any more. */
  record GiveUp(List<Minute> minutes, Loss loss) implements Plan {

    public GiveUp {
      minutes = List.copyOf(minutes);
    }
  }

  /** What is waited for. */
  enum Wait {
    /** The pause after a job that did not recover it. */
    PAUSE,
    /** X keeps an event for a while before it replays it. */
    AGE,
    /** Something lasts that may lose deliveries, or has just ended. */
    EVIDENCE,
    /** The webhook is not valid. */
    WEBHOOK,
    /** The last probe failed. */
    PATH,
    /** X has one job per webhook at a time. */
    JOB,
    /** X's limit of asks. */
    PACE
  }
}
