package dev.roost.stack.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roost.stack.process.StartFailedException;
import dev.roost.stack.run.StartPlan.Step;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class StartPlanTest {

  private final StartPlan plan = new StartPlan();
  private final List<String> done = new CopyOnWriteArrayList<>();

  @AfterEach
  void close() {
    plan.close();
  }

  @Test
  void aStepWaitsForAllItNeeds() throws Exception {
    var held = new CountDownLatch(1);
    Step log =
        plan.step(() -> {
          held.await();
          done.add("log");
        });
    Step database = plan.step(() -> done.add("database"));
    plan.step(() -> done.add("service"), log, database);

    held.countDown();
    plan.await();

    assertThat(done).hasSize(3).endsWith("service");
  }

  @Test
  void theFirstFailureEndsThePlanAndNothingBehindItBegins() {
    var never = new CountDownLatch(1);
    plan.step(never::await);
    Step broken =
        plan.step(() -> {
          throw new StartFailedException("no memory");
        });
    plan.step(() -> done.add("service"), broken);

    assertThatThrownBy(plan::await)
        .isInstanceOf(StartFailedException.class)
        .hasMessage("no memory");
    assertThat(done).isEmpty();
  }
}
