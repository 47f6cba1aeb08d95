package dev.roost.system.oracle;

import dev.roost.simulatorclient.DeliveryLog;
import dev.roost.simulatorclient.ReplayJob;
import dev.roost.simulatorclient.SimulatorClient;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the simulator's log of deliveries means to the oracle. */
public final class Deliveries {

  private Deliveries() {}

  /**
   * All deliveries of the simulator's log, in its order.
   *
   * @throws IllegalStateException when a delivery names a replay job that is not there
   */
  public static List<Delivery> of(SimulatorClient simulator) {
    List<DeliveryLog.Delivery> log = simulator.deliveries(0);
    // Asked for last: a job is there before its deliveries.
    Map<String, ReplayWindow> jobs =
        simulator.replays().stream()
            .collect(Collectors.toMap(ReplayJob::jobId, Deliveries::window));
    return log.stream().map(entry -> delivery(entry, jobs)).toList();
  }

  private static ReplayWindow window(ReplayJob job) {
    return new ReplayWindow(job.jobId(), job.from(), job.to(), job.begunAt());
  }

  private static @Nullable ReplayWindow replay(
      DeliveryLog.Delivery entry, Map<String, ReplayWindow> jobs) {
    String job = entry.replay();
    if (job != null && !jobs.containsKey(job)) {
      throw new IllegalStateException(entry.id() + " is of a replay job that is not there");
    }
    return job == null ? null : jobs.get(job);
  }

  private static Delivery delivery(DeliveryLog.Delivery entry, Map<String, ReplayWindow> jobs) {
    return new Delivery(
        new Delivery.Origin(
            entry.id(), entry.webhookId(), entry.app(), entry.copy(), replay(entry, jobs)),
        state(entry.state()),
        Bytes.copyOf(entry.body()),
        entry.happenings().stream().map(Deliveries::part).toList(),
        entry.attempts().stream().map(Deliveries::attempt).toList());
  }

  private static Delivery.State state(DeliveryLog.State state) {
    return switch (state) {
      case ACCEPTED -> Delivery.State.ACCEPTED;
      case GIVEN_UP -> Delivery.State.GIVEN_UP;
      case PENDING -> Delivery.State.PENDING;
    };
  }

  private static Delivery.Part part(DeliveryLog.Happening happening) {
    return new Delivery.Part(happening.id(), Bytes.copyOf(happening.body()), act(happening.act()));
  }

  private static @Nullable Act act(DeliveryLog.@Nullable ActRecord act) {
    return act == null
        ? null
        : new Act(
            act.id(),
            act.kind(),
            act.actor(),
            act.target(),
            act.object(),
            act.at(),
            act.postedAt());
  }

  private static Attempt attempt(DeliveryLog.Attempt attempt) {
    return new Attempt(
        attempt.n(),
        attempt.begunAt(),
        attempt.sentAt(),
        attempt.endedAt(),
        attempt.at(),
        attempt.outcome(),
        attempt.fault());
  }
}
