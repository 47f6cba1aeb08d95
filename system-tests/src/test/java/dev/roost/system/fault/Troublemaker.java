package dev.roost.system.fault;

import dev.roost.system.stack.Progress;
import dev.roost.system.stack.RunningStack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * Makes the troubles of a schedule at their time, undoes each, and writes down when, and in which
 * state each met its target. Where a target is not back yet when it should be hit again, since the
 * machine is slow, that one comes later.
 */
public final class Troublemaker implements AutoCloseable {

  private static final Duration UNDOING = Duration.ofMinutes(6);

  /** More than there are targets: who waits for its turn keeps a thread. */
  private static final int THREADS = 16;

  private final RunningStack stack;
  private final BadWays ways;
  private final ScheduledExecutorService threads =
      Executors.newScheduledThreadPool(THREADS, Thread.ofPlatform().name("trouble-", 0).factory());
  private final Turns turns = new Turns();
  private final List<Future<?>> troubles = new ArrayList<>();
  private final Queue<Met> met = new ConcurrentLinkedQueue<>();
  private final Function<Trouble, Set<String>> states;

  /**
   * Of this stack.
   *
   * @param states in which states a trouble meets its target, asked for right before it is made
   */
  public Troublemaker(RunningStack stack, BadWays ways, Function<Trouble, Set<String>> states) {
    this.stack = stack;
    this.ways = ways;
    this.states = states;
  }

  /**
   * A trouble that was made and undone. Times are nanoseconds of {@link System#nanoTime()}.
   *
   * @param states of its target when it began
   * @param began before it was made
   * @param ended after it was undone: the process is ready again, the way is open
   */
  public record Met(Trouble trouble, Set<String> states, long began, long ended) {}

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

  /** Those that are undone, in the order of their ends. */
  public List<Met> met() {
    return List.copyOf(met);
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
    Set<String> found = states.apply(step.trouble());
    Progress.say("%s, %s".formatted(step, String.join(" and ", found)));
    long began = System.nanoTime();
    make(step.trouble());
    met.add(new Met(step.trouble(), found, began, System.nanoTime()));
  }

  private void make(Trouble trouble) throws InterruptedException {
    switch (trouble) {
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
