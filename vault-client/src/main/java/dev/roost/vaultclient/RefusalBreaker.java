package dev.roost.vaultclient;

import dev.roost.vaultclient.VaultException.Refused;
import dev.roost.xapi.endpoint.CallGuard;
import dev.roost.xapi.endpoint.Explanation;
import dev.roost.xapi.endpoint.XApiException;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Counts an app's refusals in a row that pass by themselves. A wrong consumer key is refused for
 * every user and every webhook: after so many, one request is let through in each interval, and the
 * rest fails without using up X's limits. Any other answer of X closes it.
 */
final class RefusalBreaker implements CallGuard {

  private final int threshold;
  private final Duration probeInterval;
  private final Clock clock;

  private int inARow;
  private Instant nextProbe = Instant.MIN;
  private @Nullable Throwable last;

  /**
   * @param threshold so many refusals in a row open it
   * @param probeInterval between two requests while it is open
   */
  RefusalBreaker(int threshold, Duration probeInterval, Clock clock) {
    this.threshold = threshold;
    this.probeInterval = probeInterval;
    this.clock = clock;
  }

  @Override
  public <T> Uni<T> guarded(Uni<T> call) {
    return Uni.createFrom()
        .deferred(() -> {
          PausedException paused = refusedNow();
          return paused == null
              ? call.invoke(this::answered).onFailure().invoke(this::failed)
              : Uni.createFrom().failure(paused);
        });
  }

  private synchronized @Nullable PausedException refusedNow() {
    Instant now = clock.instant();
    if (inARow < threshold || last == null) {
      return null;
    }
    if (now.isBefore(nextProbe)) {
      return new PausedException(nextProbe, last instanceof XApiException, explained(last));
    }
    nextProbe = now.plus(probeInterval);
    return null;
  }

  private synchronized void answered() {
    inARow = 0;
    last = null;
  }

  private synchronized void failed(Throwable failure) {
    if (passes(failure)) {
      inARow = Math.min(threshold, inARow + 1);
      last = failure;
      nextProbe = clock.instant().plus(probeInterval);
    } else if (isAnswerOfX(failure)) {
      answered();
    }
  }

  private static boolean passes(Throwable failure) {
    return switch (failure) {
      case XApiException refused -> refused.passes();
      case Refused refused -> refused.passes();
      default -> false;
    };
  }

  /** No answer, or that X has too much to do, says nothing of the credentials. */
  private static boolean isAnswerOfX(Throwable failure) {
    return failure instanceof XApiException
        && !(failure instanceof XApiException.Unavailable)
        && !(failure instanceof XApiException.RateLimited);
  }

  private static Explanation explained(Throwable failure) {
    return failure instanceof XApiException refused
        ? refused.explanation()
        : ((Refused) failure).explanation();
  }
}
