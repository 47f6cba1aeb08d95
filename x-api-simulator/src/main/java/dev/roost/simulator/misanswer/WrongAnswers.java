package dev.roost.simulator.misanswer;

import static java.util.Objects.requireNonNullElse;

import dev.roost.simulator.error.XErrorException;
import dev.roost.simulator.misanswer.Misanswers.Counted;
import dev.roost.simulator.misanswer.Misanswers.Reset;
import dev.roost.simulator.misanswer.Misanswers.Shown;
import dev.roost.simulator.state.Forgetful;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The wrong answers in force, and how many calls are still to get one. */
@Singleton
public final class WrongAnswers implements Forgetful {

  private static final long IN_ANOTHER_AGE = 999_999_999_999L;
  private static final Duration AGO = Duration.ofHours(1);

  private final Clock clock = Clock.systemUTC();
  private Misanswers now = Misanswers.NONE;

  /** Replaces what is in force. */
  synchronized void set(Misanswers next) {
    now = next;
  }

  /** What is in force, with the calls that are left. */
  synchronized Misanswers inForce() {
    return now;
  }

  /** As much of a list of webhooks as is shown. */
  public synchronized <T> List<T> webhooks(List<T> all) {
    return shown(now.webhooks(), all);
  }

  /** As much of a list of subscribers as is shown. */
  public synchronized <T> List<T> subscribers(List<T> all) {
    return shown(now.subscribers(), all);
  }

  private static <T> List<T> shown(@Nullable Shown shown, List<T> all) {
    return switch (shown) {
      case EMPTY -> List.of();
      case PARTIAL -> all.subList(0, Math.max(0, all.size() - 1));
      case WHOLE -> all;
      case null -> all;
    };
  }

  /** When a limit that ends then is said to end, in seconds since the epoch. */
  public synchronized long reset(long right) {
    Reset said = now.reset();
    return switch (said) {
      case PAST -> clock.instant().minus(AGO).getEpochSecond();
      case FAR -> IN_ANOTHER_AGE;
      case RIGHT -> right;
      case null -> right;
    };
  }

  /** Whether this call is one of those that a limit refuses. */
  public boolean takeRateLimited(@Nullable String path) {
    return take(Counted.RATE_LIMITED, path);
  }

  /** The refusal, where this call is one of those that meet an X over capacity. */
  public Optional<XErrorException> takeUnavailable(@Nullable String path) {
    return take(Counted.UNAVAILABLE, path)
        ? Optional.of(new XErrorException(503, 130, "Over capacity"))
        : Optional.empty();
  }

  /** Whether the connection of this call, which is done, is closed instead of an answer. */
  boolean takeLostAnswer(@Nullable String path) {
    return take(Counted.LOST, path);
  }

  /** Whether this call, which is done, is answered as if X had failed. */
  boolean takeFailedAnswer(@Nullable String path) {
    return take(Counted.FAILED, path);
  }

  /** How much later this call, which is done, is answered; empty for at once. */
  synchronized Optional<Duration> takeLateAnswer(@Nullable String path) {
    Duration late = now.late();
    return take(Counted.LATE, path) ? Optional.of(late) : Optional.empty();
  }

  /** The refusal, where this call is one of those that get 401. */
  public synchronized Optional<XErrorException> takeUnauthorized(@Nullable String path) {
    int code = now.code();
    return take(Counted.UNAUTHORIZED, path)
        ? Optional.of(new XErrorException(401, code, "Could not authenticate you."))
        : Optional.empty();
  }

  private synchronized boolean take(Counted counted, @Nullable String path) {
    boolean taken = now.meets(counted, requireNonNullElse(path, ""));
    now = taken ? now.oneLess(counted) : now;
    return taken;
  }

  @Override
  public synchronized void forget() {
    now = Misanswers.NONE;
  }
}
