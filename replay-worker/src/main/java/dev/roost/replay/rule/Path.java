package dev.roost.replay.rule;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is known of the way to an endpoint.
 *
 * @param lastSuccess the last probe that was answered
 * @param lastProbe the last probe
 */
public record Path(Endpoint endpoint, Instant lastSuccess, Instant lastProbe) {

  /** Whether the last probe was answered. */
  public boolean isHealthy() {
    return lastSuccess.equals(lastProbe);
  }

  /** A further probe. */
  public Step<Path> probed(Probe probe, RuleSettings settings) {
    List<Evidence> evidence = new ArrayList<>(2);
    if (isUnmonitored(probe.at(), settings)) {
      evidence.add(closed(Cause.UNMONITORED, lastProbe, probe.at()));
    }
    Path next =
        switch (probe.outcome()) {
          case Probe.Outcome.Echo _ -> new Path(endpoint, probe.at(), probe.at());
          case Probe.Outcome.Failed _ -> new Path(endpoint, lastSuccess, probe.at());
        };
    if (isHealthy() && !next.isHealthy()) {
      evidence.add(Evidence.open(Cause.UNREACHABLE, scope(), "", lastSuccess));
    }
    if (!isHealthy() && next.isHealthy()) {
      evidence.add(closed(Cause.UNREACHABLE, lastSuccess, probe.at()));
    }
    return new Step<>(next, evidence);
  }

  /**
   * Nobody probes any more.
   *
   * @param reached up to when all probes were read by a reader at the end of their topic
   */
  public Optional<Evidence> unmonitored(Instant reached, RuleSettings settings) {
    return isUnmonitored(reached, settings)
        ? Optional.of(Evidence.open(Cause.UNMONITORED, scope(), "", lastProbe))
        : Optional.empty();
  }

  private boolean isUnmonitored(Instant until, RuleSettings settings) {
    return Duration.between(lastProbe, until).compareTo(settings.unmonitored()) > 0;
  }

  private Evidence closed(Cause cause, Instant from, Instant to) {
    return Evidence.closed(cause, scope(), "", from, to);
  }

  private Scope scope() {
    return new Scope.One(endpoint);
  }
}
