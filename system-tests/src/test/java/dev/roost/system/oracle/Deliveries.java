package dev.roost.system.oracle;

import dev.roost.simulatorclient.DeliveryLog;
import java.util.List;

/** What the simulator's log of deliveries means to the oracle. */
public final class Deliveries {

  private Deliveries() {}

  /** The deliveries of the log, in its order. */
  public static List<Delivery> of(List<DeliveryLog.Delivery> log) {
    return log.stream().map(Deliveries::delivery).toList();
  }

  private static Delivery delivery(DeliveryLog.Delivery entry) {
    return new Delivery(
        new Delivery.Origin(entry.id(), entry.webhookId(), entry.app(), entry.copy()),
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
    return new Delivery.Part(happening.id(), Bytes.copyOf(happening.body()));
  }

  private static Attempt attempt(DeliveryLog.Attempt attempt) {
    return new Attempt(attempt.n(), attempt.sentAt(), attempt.endedAt(), attempt.outcome());
  }
}
