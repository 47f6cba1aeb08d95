package dev.roost.replay.asking;

import dev.roost.replay.asking.Outcome.Later;
import dev.roost.replay.asking.Outcome.Refused;
import dev.roost.replay.asking.Outcome.Running;
import dev.roost.replay.job.ReplayJob;
import dev.roost.vaultclient.LeaseLostException;
import dev.roost.vaultclient.PausedException;
import dev.roost.vaultclient.RefusalRetries;
import dev.roost.vaultclient.VaultException;
import dev.roost.xapi.endpoint.Explanation;
import dev.roost.xapi.endpoint.XApiException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What a failed ask means for its job. */
final class Reading {

  private final AskingConfig config;
  private final RefusalRetries retries;
  private final Clock clock;

  Reading(AskingConfig config, RefusalRetries retries, Clock clock) {
    this.config = config;
    this.retries = retries;
    this.clock = clock;
  }

  Outcome of(ReplayJob job, Throwable failure) {
    return switch (failure) {
      case XApiException refused -> ofX(job, refused);
      // The vault asks X itself: one that fell silent may have.
      case VaultException.Unreachable silent ->
          later(job, "The vault does not answer.", silent.mayHaveActed());
      case VaultException.Refused refused when refused.status() == 500 || refused.status() == 503 ->
          later(job, refused.detail(), false);
      case VaultException.Refused refused when refused.passes() ->
          waits(job, "The vault refuses for now: " + refused.detail(), Instant.MIN);
      case VaultException.Refused refused -> new Refused(refused.detail());
      case PausedException paused -> waits(job, text(paused.explanation()), paused.until());
      case LeaseLostException lost ->
          later(job, "X was not asked in time, since the lease ended.", lost.mayHaveAsked());
      default -> later(job, "Something broke before X could be asked; the log says more.", true);
    };
  }

  private Outcome ofX(ReplayJob job, XApiException failure) {
    String reason = reason(failure);
    return switch (failure) {
      // An answer that got lost, of an ask that X heard: the job that runs is this one.
      case XApiException.Conflict _ when job.inDoubt() -> new Running(Optional.empty());
      case XApiException.Conflict _ -> later(job, reason, false);
      case XApiException.RateLimited limited ->
          new Later(reason, later(limited.retryAt(), pause(job)), false);
      case XApiException.Unavailable _ -> later(job, reason, true);
      // subscription-manager has X challenge it again.
      case XApiException.Invalid invalid when invalid.isOfChallenge() ->
          waits(job, reason, Instant.MIN);
      case XApiException refused when refused.passes() ->
          waits(job, "X refuses for now: " + reason, Instant.MIN);
      case XApiException.Unauthorized _,
          XApiException.NotPermitted _,
          XApiException.NotFound _,
          XApiException.Invalid _ ->
          new Refused(reason);
    };
  }

  /** Asked again for a day after it was to be submitted; X has not taken it. */
  private Outcome waits(ReplayJob job, String reason, Instant notBefore) {
    Instant submitted = job.submittedAt();
    Instant since = submitted == null ? job.requestedAt() : submitted;
    return retries.isOver(since)
        ? new Refused(reason)
        : new Later(reason, retries.next(job.attempts(), notBefore), false);
  }

  private Later later(ReplayJob job, String reason, boolean mayHaveHeard) {
    return new Later(reason, pause(job), mayHaveHeard);
  }

  private Instant pause(ReplayJob job) {
    // Beyond 2^20 first pauses nobody waits longer, and the product stays far from overflow.
    Duration doubled = config.backoffInitial().multipliedBy(1L << Math.min(job.attempts(), 20));
    Duration pause = doubled.compareTo(config.backoffMax()) < 0 ? doubled : config.backoffMax();
    return clock.instant().plus(pause);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static String reason(XApiException failure) {
    return text(failure.explanation());
  }

  private static String text(Explanation explained) {
    return explained.what() + ". " + explained.cause() + " " + explained.remedy();
  }
}
