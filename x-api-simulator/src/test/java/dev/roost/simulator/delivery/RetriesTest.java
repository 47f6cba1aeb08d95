package dev.roost.simulator.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.roost.simulator.SimulatorConfig;
import dev.roost.simulator.activity.Body;
import dev.roost.simulator.app.Apps;
import dev.roost.simulator.error.XErrorException;
import dev.roost.simulator.fault.Faults;
import dev.roost.simulator.seed.Seed;
import dev.roost.simulator.user.Users;
import dev.roost.simulator.webhook.Webhook;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The schedule with a timer that is driven by hand: no time passes here. */
class RetriesTest {

  private final Seed seed = new Seed(42);
  private final Apps apps = new Apps(seed, new Users(seed));
  private final RetrySchedule schedule = new RetrySchedule();
  private final DeliveryLog log = new DeliveryLog(config(1));
  private final List<Duration> waits = new ArrayList<>();
  private final Deque<Runnable> due = new ArrayDeque<>();
  private final Deque<Outcome> answers = new ArrayDeque<>();
  private final List<Letter> sent = new ArrayList<>();

  private final Courier courier =
      new Courier(
          config(1),
          (letter, trip) -> {
            sent.add(letter);
            trip.sending();
            trip.sent();
            trip.end(answers.remove(), null);
          },
          new Desk(seed),
          (wait, task) -> {
            waits.add(wait);
            due.add(task);
          },
          schedule,
          log,
          apps,
          new Faults(seed));

  @Test
  void fourAttemptsAreMadeAfter3And27And242Seconds() {
    Delivery delivery = delivery();
    answers.addAll(List.of(Outcome.TIMEOUT, Outcome.REFUSED, Outcome.RESET, Outcome.TIMEOUT));

    courier.carry(delivery, () -> {});
    runAllDue();

    assertThat(waits)
        .containsExactly(Duration.ofSeconds(3), Duration.ofSeconds(27), Duration.ofSeconds(242));
    assertThat(sent).hasSize(4);
    assertThat(delivery.state()).isEqualTo(Delivery.State.GIVEN_UP);
    assertThat(log.counts().givenUp()).isEqualTo(1);
  }

  @Test
  void afterSuccessNothingMoreIsSent() {
    Delivery delivery = delivery();
    answers.addAll(List.of(Outcome.REFUSED, Outcome.ACCEPTED));

    courier.carry(delivery, () -> {});
    runAllDue();

    assertThat(waits).containsExactly(Duration.ofSeconds(3));
    assertThat(delivery.state()).isEqualTo(Delivery.State.ACCEPTED);
    assertThat(delivery.attempts()).extracting(Attempt::n).containsExactly(1, 2);
  }

  @Test
  void theWaitsAreScaled() {
    Delivery delivery = delivery();
    schedule.scaleBy(0.1);
    answers.addAll(List.of(Outcome.REFUSED, Outcome.ACCEPTED));

    courier.carry(delivery, () -> {});

    assertThat(waits).containsExactly(Duration.ofMillis(300));
    assertThatThrownBy(() -> schedule.scaleBy(2)).isInstanceOf(XErrorException.class);
  }

  @Test
  void whatWasForgottenIsNotTriedAgain() {
    Delivery delivery = delivery();
    answers.addAll(List.of(Outcome.REFUSED, Outcome.ACCEPTED));
    courier.carry(delivery, () -> {});

    log.forget();
    runAllDue();

    assertThat(sent).hasSize(1);
    assertThat(log.counts().attempts()).isZero();
  }

  @Test
  void theLogForgetsTheOldestAndKeepsTheSums() {
    DeliveryLog small = new DeliveryLog(config(2));

    for (int i = 0; i < 5; i++) {
      small.open(List.of(happening()));
    }

    assertThat(small.after(0, 10)).extracting(Delivery::seq).containsExactly(4L, 5L);
    assertThat(small.counts().deliveries()).isEqualTo(5);
  }

  private void runAllDue() {
    while (!due.isEmpty()) {
      due.remove().run();
    }
  }

  private Delivery delivery() {
    apps.put("demo", JsonNodeFactory.instance.objectNode());
    return log.open(List.of(happening()));
  }

  private static Happening happening() {
    Webhook webhook =
        new Webhook("1", "demo", URI.create("http://127.0.0.1:1/x"), true, Instant.EPOCH);
    Body body = Body.of(JsonNodeFactory.instance.objectNode().put("for_user_id", "7"));
    return new Happening(1, "follow_events", "7", "7", webhook, body, null);
  }

  static SimulatorConfig config(int limit) {
    return new SmallRyeConfigBuilder()
        .addDiscoveredConverters()
        .withMapping(SimulatorConfig.class)
        .withDefaultValue("simulator.delivery.max-in-flight", "1")
        .withDefaultValue("simulator.delivery.log-limit", Integer.toString(limit))
        .build()
        .getConfigMapping(SimulatorConfig.class);
  }
}
