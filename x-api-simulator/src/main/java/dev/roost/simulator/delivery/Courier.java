package dev.roost.simulator.delivery;

import dev.roost.simulator.SimulatorConfig;
import dev.roost.simulator.app.App;
import dev.roost.simulator.app.Apps;
import dev.roost.simulator.fault.Faults;
import dev.roost.simulator.fault.Mischief;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Carries deliveries until they are accepted or the schedule is at its end. Used on the loop only.
 */
@Singleton
final class Courier {

  private final Slots slots;
  private final Line line;
  private final Desk desk;
  private final Timer timer;
  private final RetrySchedule schedule;
  private final DeliveryLog log;
  private final Apps apps;
  private final Faults faults;

  @Inject
  Courier(
      SimulatorConfig config,
      Line line,
      Desk desk,
      Timer timer,
      RetrySchedule schedule,
      DeliveryLog log,
      Apps apps,
      Faults faults) {
    this.slots = new Slots(config.delivery().maxInFlight());
    this.line = line;
    this.desk = desk;
    this.timer = timer;
    this.schedule = schedule;
    this.log = log;
    this.apps = apps;
    this.faults = faults;
  }

  /**
   * Makes the next attempt of a delivery as soon as there is room.
   *
   * @param started run once: when the attempt is on its way, or is over without that
   */
  void carry(Delivery delivery, Runnable started) {
    slots.take(() -> attempt(delivery, started));
  }

  /**
   * Makes the only attempt of a delivery as soon as there is room.
   *
   * @param chance by which faults are drawn instead of by a copy's number, so that a replay does
   *     not meet the fate of the first time again
   * @param ended run once, unless everything is forgotten meanwhile: whether it was accepted
   */
  void carryOnce(Delivery delivery, int chance, Runnable started, Consumer<Boolean> ended) {
    slots.take(() -> depart(delivery, chance, started, trip -> onlyAttempt(delivery, trip, ended)));
  }

  private void attempt(Delivery delivery, Runnable started) {
    depart(
        delivery,
        delivery.copy(),
        started,
        trip -> trip.whenEnded(attempt -> ended(delivery, attempt)));
  }

  private void onlyAttempt(Delivery delivery, Trip trip, Consumer<Boolean> ended) {
    trip.whenEnded(attempt -> {
      slots.release();
      boolean accepted = attempt.outcome() == Outcome.ACCEPTED;
      log.ended(delivery, attempt, accepted ? Delivery.State.ACCEPTED : Delivery.State.GIVEN_UP);
      ended.accept(accepted);
    });
  }

  private void depart(Delivery delivery, int chance, Runnable started, Consumer<Trip> watch) {
    Optional<App> app = apps.find(delivery.webhook().app());
    if (app.isEmpty() || !log.isCurrent(delivery)) {
      // everything was forgotten meanwhile
      slots.release();
      started.run();
      return;
    }
    int n = delivery.attempts().size() + 1;
    long number = delivery.first().number();
    boolean last = delivery.replay() != null || schedule.waitAfter(n).isEmpty();
    Mischief mischief =
        last ? faults.forLastAttempt(number, chance, n) : faults.forAttempt(number, chance, n);
    Trip trip = new Trip(n, mischief, started);
    delivery.begins(trip.at());
    watch.accept(trip);
    line.send(desk.write(app.get(), delivery.webhook(), delivery.body(), number, n), trip);
  }

  private void ended(Delivery delivery, Attempt attempt) {
    slots.release();
    if (attempt.outcome() == Outcome.ACCEPTED) {
      log.ended(delivery, attempt, Delivery.State.ACCEPTED);
      return;
    }
    Optional<Duration> wait = schedule.waitAfter(attempt.n());
    log.ended(
        delivery, attempt, wait.isPresent() ? Delivery.State.PENDING : Delivery.State.GIVEN_UP);
    wait.ifPresent(time -> timer.after(time, () -> carry(delivery, () -> {})));
  }
}
