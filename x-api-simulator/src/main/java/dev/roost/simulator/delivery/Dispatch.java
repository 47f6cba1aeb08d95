package dev.roost.simulator.delivery;

import dev.roost.simulator.fault.FaultPlan;
import dev.roost.simulator.fault.Faults;
import dev.roost.simulator.state.Forgetful;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes happenings in their order and makes deliveries of them, user by user and webhook by
 * webhook.
 */
@Singleton
public final class Dispatch implements Forgetful {

  private final Loop loop;
  private final DeliveryLog log;
  private final Courier courier;
  private final Faults faults;
  private final Resending resending;
  private final Map<Key, Lane> lanes = new HashMap<>();
  private final Map<Key, Bundler> bundlers = new HashMap<>();
  private final List<List<Happening>> heldBack = new ArrayList<>();
  private boolean paused;
  private int round;

  Dispatch(Loop loop, DeliveryLog log, Courier courier, Faults faults, Resending resending) {
    this.loop = loop;
    this.log = log;
    this.courier = courier;
    this.faults = faults;
    this.resending = resending;
  }

  /** Takes a happening; from any thread, in the order of the calls. */
  public void accept(Happening happening) {
    log.happened();
    loop.run(() -> bundler(Key.of(happening)).accept(happening));
  }

  /** Holds new deliveries back; those that have begun go on. */
  void pause() {
    loop.run(() -> paused = true);
  }

  /** Lets go what was held back, in order. */
  void resume() {
    loop.run(this::letGo);
  }

  @Override
  public void forget() {
    loop.run(() -> {
      lanes.clear();
      bundlers.clear();
      heldBack.clear();
      paused = false;
      round++;
    });
  }

  private Bundler bundler(Key key) {
    int made = round;
    return bundlers.computeIfAbsent(
        key, absent -> new Bundler(faults, loop, bundle -> deliver(bundle, made)));
  }

  private void deliver(List<Happening> bundle, int of) {
    if (of != round) {
      return;
    }
    if (paused) {
      heldBack.add(bundle);
    } else {
      launch(bundle);
    }
  }

  private void letGo() {
    paused = false;
    List<List<Happening>> waiting = List.copyOf(heldBack);
    heldBack.clear();
    waiting.forEach(this::launch);
  }

  private void launch(List<Happening> bundle) {
    Happening first = bundle.getFirst();
    Lane lane = lanes.computeIfAbsent(Key.of(first), key -> new Lane(courier, loop));
    FaultPlan plan = faults.forDelivery(first.number());
    Delivery original = log.open(bundle);
    lane.accept(original, plan);
    int copies = 0;
    for (Duration after : plan.copies()) {
      Delivery copy = log.copy(original, ++copies, resending.copy(original.body()));
      loop.after(after, () -> lane.alone(copy));
    }
  }

  private record Key(String webhookId, String userId) {

    static Key of(Happening happening) {
      return new Key(happening.webhook().id(), happening.userId());
    }
  }
}
