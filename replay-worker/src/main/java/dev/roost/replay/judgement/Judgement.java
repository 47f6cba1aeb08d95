package dev.roost.replay.judgement;

import dev.roost.replay.rule.Cause;
import dev.roost.replay.rule.Evidence;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Whether a job recovered what it was asked for. */
public sealed interface Judgement {

  /** Nobody can say yet. */
  record NotYet() implements Judgement {}

  /** All that X attempted in the window is there. */
  record Recovered() implements Judgement {}

  /** It did not, or nobody can know. */
  record Again(Why why) implements Judgement {}

  /** Why a job did not recover its minutes. */
  enum Why {
    /** X says Incomplete. */
    X_SAYS_INCOMPLETE,
    /** X says nothing. */
    NO_WORD,
    /** Something may have been missed during the job. */
    EVIDENCE,
    /** A delivery was too large. */
    TOO_LARGE
  }

  /**
   * Judges a job.
   *
   * @param word X's word about it
   * @param lastReplayed when the last replayed delivery was received
   * @param unsettled the evidence about the endpoint that is not settled
   * @param watermark up to when all evidence is known
   */
  static Judgement of(
      RunningJob job,
      Optional<CompletionWord> word,
      Optional<Instant> lastReplayed,
      Collection<Evidence> unsettled,
      Instant watermark,
      Instant now,
      JudgementSettings settings) {
    return word.filter(its -> its.isAbout(job))
        .map(its -> of(job, its, lastReplayed, unsettled, watermark, settings))
        .orElseGet(() -> withoutWord(job, now, settings));
  }

  private static Judgement withoutWord(RunningJob job, Instant now, JudgementSettings settings) {
    Instant patience = job.askedAt().plus(settings.patience(job.deliveries()));
    return now.isAfter(patience) ? new Again(Why.NO_WORD) : new NotYet();
  }

  private static Judgement of(
      RunningJob job,
      CompletionWord word,
      Optional<Instant> lastReplayed,
      Collection<Evidence> unsettled,
      Instant watermark,
      JudgementSettings settings) {
    Instant end = tail(word, lastReplayed, settings).plus(settings.skew());
    if (!watermark.isAfter(end.plus(settings.skew()))) {
      return new NotYet();
    }
    Instant begin = job.askedAt().minus(settings.skew());
    List<Cause> spoiling =
        unsettled.stream()
            .filter(its -> its.cause().spoilsJobs() && its.span().touches(begin, end))
            .map(Evidence::cause)
            .toList();
    return of(word, spoiling);
  }

  private static Judgement of(CompletionWord word, List<Cause> spoiling) {
    if (spoiling.contains(Cause.TOO_LARGE)) {
      return new Again(Why.TOO_LARGE);
    }
    if (!word.complete()) {
      return new Again(Why.X_SAYS_INCOMPLETE);
    }
    return spoiling.isEmpty() ? new Recovered() : new Again(Why.EVIDENCE);
  }

  /** When nothing had been replayed for long enough after X's word. */
  private static Instant tail(
      CompletionWord word, Optional<Instant> lastReplayed, JudgementSettings settings) {
    Instant last = lastReplayed.filter(word.at()::isBefore).orElse(word.at());
    Instant latest = word.at().plus(settings.longestTail());
    Instant end = last.plus(settings.tail());
    return end.isAfter(latest) ? latest : end;
  }
}
