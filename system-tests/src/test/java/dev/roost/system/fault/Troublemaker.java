package dev.roost.system.fault;

import dev.roost.system.stack.Progress;
import dev.roost.system.stack.RunningStack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Makes the troubles of a schedule at their time, and undoes each. Where a target is not back yet
 * when it should be hit again, since the machine is slow, that one comes later.
 */
public final class Troublemaker implements AutoCloseable {

  private static final Duration UNDOING = Duration.ofMinutes(3);

  /** More than there are targets: who waits for its turn keeps a thread. */
  private static final int THREADS = 16;

  private final RunningStack stack;
  private final BadWays ways;
  private final ScheduledExecutorService threads =
      Executors.newScheduledThreadPool(THREADS, Thread.ofPlatform().name("trouble-", 0).factory());
  private final Turns turns = new Turns();
  private final List<Future<?>> troubles = new ArrayList<>();

  public Troublemaker(RunningStack stack, BadWays ways) {
    this.stack = stack;
    this.ways = ways;
  }

  /** Begins; returns at once. */
  public void begin(Schedule schedule) {
    for (Schedule.Step step : schedule.steps()) {
      troubles.add(
          threads.schedule(
              () -> {
                turns.inTurn(step.trouble().turn(), () -> make(step));
                return null;
              },
              step.second(),
              TimeUnit.SECONDS));
    }
  }

  /** Waits until the last trouble is undone; fails where one could not be made or undone. */
  public void awaitEnd() {
    try {
      for (Future<?> trouble : troubles) {
        var _ = trouble.get(UNDOING.toSeconds(), TimeUnit.SECONDS);
      }
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("a trouble was not made or not undone", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    ways.heal();
  }

  private void make(Schedule.Step step) throws InterruptedException {
    Progress.say(step.toString());
    switch (step.trouble()) {
      case Trouble.Killed(String target, Duration lasts) -> {
        stack.kill(target);
        Thread.sleep(lasts);
        stack.restart(target);
      }
      case Trouble.Frozen(String target, Duration lasts) -> {
        stack.freeze(target);
        Thread.sleep(lasts);
        stack.thaw(target);
      }
      case Trouble.Silent(String target, Duration lasts) -> {
        ways.to(target).silence();
        Thread.sleep(lasts);
        ways.to(target).heal();
      }
      case Trouble.Reset(String target) -> ways.to(target).reset();
      case Trouble.Slow(String target, Duration lasts, Duration delay) -> {
        ways.to(target).slow(delay);
        Thread.sleep(lasts);
        ways.to(target).heal();
      }
      case Trouble.Narrow(String target, Duration lasts, int bytesPerSecond) -> {
        ways.to(target).throttle(bytesPerSecond);
        Thread.sleep(lasts);
        ways.to(target).heal();
      }
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
