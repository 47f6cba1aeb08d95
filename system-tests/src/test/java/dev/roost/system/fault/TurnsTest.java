package dev.roost.system.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class TurnsTest {

  private final Turns turns = new Turns();

  @Test
  void theSameNameWaitsAndAnotherDoesNot() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch over = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
      Future<String> first =
          threads.submit(
              inTurn(
                  "a",
                  () -> {
                    begun.countDown();
                    over.await();
                  }));
      begun.await();
      Future<String> same = threads.submit(inTurn("a", () -> {}));
      Future<String> other = threads.submit(inTurn("b", () -> {}));

      assertThat(other.get(60, TimeUnit.SECONDS)).isEqualTo("done");
      assertThatThrownBy(() -> same.get(200, TimeUnit.MILLISECONDS))
          .isInstanceOf(TimeoutException.class);
      over.countDown();
      assertThat(first.get(60, TimeUnit.SECONDS)).isEqualTo("done");
      assertThat(same.get(60, TimeUnit.SECONDS)).isEqualTo("done");
    } finally {
      over.countDown();
    }
  }

  @Test
  void whatFailsLeavesTheTurnToTheNext() throws Exception {
    Callable<String> failing =
        inTurn(
            "a",
            () -> {
              throw new IllegalStateException("not made");
            });

    assertThatThrownBy(failing::call).hasMessage("not made");
    assertThat(inTurn("a", () -> {}).call()).isEqualTo("done");
  }

  private Callable<String> inTurn(String name, Turns.Action action) {
    return () -> {
      turns.inTurn(name, action);
      return "done";
    };
  }
}
