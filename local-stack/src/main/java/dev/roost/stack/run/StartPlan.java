package dev.roost.stack.run;

import dev.roost.stack.process.StartFailedException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Steps that run as soon as those they need are done; the first that fails ends the plan. */
final class StartPlan implements AutoCloseable {

  /** Something to do. */
  @FunctionalInterface
  interface Action {

    void run() throws Exception;
  }

  /** A step of the plan. */
  record Step(CompletableFuture<Void> done) {}

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Step> steps = new ArrayList<>();
  private final CompletableFuture<Void> failed = new CompletableFuture<>();

  /** Adds a step, which begins at once when all it needs is done. */
  Step step(Action action, Step... needs) {
    CompletableFuture<?>[] all = new CompletableFuture<?>[needs.length];
    for (int i = 0; i < needs.length; i++) {
      all[i] = needs[i].done();
    }
    Step step = new Step(CompletableFuture.allOf(all).thenRunAsync(() -> run(action), threads));
    var _ =
        step.done()
            .whenComplete((_, cause) -> {
              if (cause != null) {
                failed.completeExceptionally(cause);
              }
            });
    steps.add(step);
    return step;
  }

  private static void run(Action action) {
    try {
      action.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CompletionException(e);
    } catch (Exception e) {
      throw new CompletionException(e);
    }
  }

  /** Waits for all steps, or for the first that fails. */
  void await() throws StartFailedException, InterruptedException {
    CompletableFuture<?>[] all =
        steps.stream().map(Step::done).toArray(CompletableFuture<?>[]::new);
    try {
      CompletableFuture.anyOf(failed, CompletableFuture.allOf(all)).get();
    } catch (ExecutionException e) {
      throw asStartFailed(e.getCause());
    }
  }

  private static StartFailedException asStartFailed(@Nullable Throwable cause) {
    Throwable root = cause instanceof CompletionException wrapped ? wrapped.getCause() : cause;
    return root instanceof StartFailedException failed
        ? failed
        : new StartFailedException("The start failed: " + root + ".");
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
