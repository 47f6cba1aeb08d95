package dev.roost.simulator.delivery;

import dev.roost.simulator.activity.Bundle;
import dev.roost.simulator.fault.Faults;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Lets happenings of one user and webhook go singly, or now and then several in one body. Used on
 * the loop only.
 */
final class Bundler {

  /** How long a bundle waits to be full. */
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final Faults faults;
  private final Timer timer;
  private final Consumer<List<Happening>> out;
  private List<Happening> open = new ArrayList<>();
  private int wanted;

  Bundler(Faults faults, Timer timer, Consumer<List<Happening>> out) {
    this.faults = faults;
    this.timer = timer;
    this.out = out;
  }

  void accept(Happening happening) {
    if (!open.isEmpty() && !Bundle.fit(open.getFirst().body(), happening.body())) {
      flush();
    }
    if (open.isEmpty()) {
      begin(happening);
    }
    open.add(happening);
    if (open.size() >= wanted) {
      flush();
    }
  }

  private void begin(Happening happening) {
    wanted = faults.bundleSize(happening.number());
    if (wanted > 1) {
      List<Happening> begun = open;
      timer.after(PATIENCE, () -> flushIf(begun));
    }
  }

  @SuppressWarnings("ReferenceEquality") // this very bundle, not one that looks the same
  private void flushIf(List<Happening> begun) {
    if (open == begun) {
      flush();
    }
  }

  private void flush() {
    List<Happening> full = open;
    open = new ArrayList<>();
    out.accept(full);
  }
}
