package dev.roost.system.campaign;

import static dev.roost.testsupport.clock.Waits.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roost.simulatorclient.SimulatorClient;
import dev.roost.simulatorclient.SimulatorException;
import dev.roost.system.stack.Progress;
import dev.roost.system.stack.RoostClient;
import dev.roost.system.stack.RunningStack;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Gives the orders of a plan to Roost's admin APIs at their time, each again and again until Roost
 * has taken it, one after another. Lets X's endpoints do wrong meanwhile.
 */
public final class Operator implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration AGAIN = Duration.ofSeconds(1);

  private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
  private final Set<String> open = new ConcurrentSkipListSet<>();
  private final List<Future<?>> given = new ArrayList<>();
  private final List<String> jobs = new ArrayList<>();
  private final RunningStack stack;
  private final SimulatorClient simulator;
  private final String webhook;
  private final List<String> people;

  /**
   * The operator of a webhook.
   *
   * @param webhook its path below {@code /api/v1} at subscription-manager
   * @param people X's ids of those who connected, in their order
   */
  public Operator(
      RunningStack stack, SimulatorClient simulator, String webhook, List<String> people) {
    this.stack = stack;
    this.simulator = simulator;
    this.webhook = webhook;
    this.people = List.copyOf(people);
  }

  /** Begins; returns at once. */
  public void begin(Orders orders) {
    for (Orders.Step step : orders.steps()) {
      given.add(
          thread.schedule(
              () -> {
                give(step);
                return null;
              },
              step.second() * 1_000L - 500,
              TimeUnit.MILLISECONDS));
    }
  }

  /** What is ordered and not taken yet, for whoever looks. */
  public Set<String> open() {
    return new TreeSet<>(open);
  }

  /** The jobs that Roost took. */
  public synchronized List<String> jobs() {
    return List.copyOf(jobs);
  }

  /** Waits until Roost has taken every order; fails where it did not take one. */
  public void awaitTaken() {
    try {
      for (Future<?> order : given) {
        var _ = order.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      }
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("Roost did not take an order", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    simulator.misanswers(Map.of());
  }

  private void give(Orders.Step step) {
    Progress.say(step.toString());
    simulator.misanswers(step.fault().misanswers());
    String name = step.order().getClass().getSimpleName().toLowerCase(Locale.ROOT) + " ordered";
    open.add(name);
    try {
      order(step.order());
    } finally {
      open.remove(name);
    }
  }

  private void order(Order order) {
    switch (order) {
      // A challenge that X refuses or loses is not repeated by Roost, and neither by us.
      case Order.Challenge() ->
          untilAnswered(RunningStack.SUBSCRIPTIONS, "POST", webhook + "/challenge", null);
      case Order.WantWebhook() ->
          untilTaken(RunningStack.SUBSCRIPTIONS, "PUT", webhook, Map.of(), Map.of());
      case Order.Subscribe(int person) ->
          untilTaken(RunningStack.SUBSCRIPTIONS, "PUT", subscription(person), null, Map.of());
      case Order.Unsubscribe(int person) ->
          untilTaken(RunningStack.SUBSCRIPTIONS, "DELETE", subscription(person), null, Map.of());
      case Order.Replay() -> replay();
    }
  }

  private void replay() {
    Instant to = Instant.now().truncatedTo(ChronoUnit.MINUTES);
    Map<String, String> window =
        Map.of("from", to.minus(1, ChronoUnit.MINUTES).toString(), "to", to.toString());
    Map<String, String> once = Map.of("Idempotency-Key", "campaign-" + to.getEpochSecond());
    JsonNode job = untilTaken(RunningStack.REPLAY, "POST", webhook + "/replays", window, once);
    synchronized (this) {
      jobs.add(job.path("jobId").asText());
    }
  }

  private String subscription(int person) {
    return webhook + "/subscriptions/" + people.get(person);
  }

  /** The service may be dead, frozen, or without database and vault: the order is given again. */
  private JsonNode untilTaken(
      String service,
      String method,
      String path,
      @Nullable Object body,
      Map<String, String> headers) {
    return await()
        .atMost(PATIENCE)
        .pollDelay(Duration.ZERO)
        .pollInterval(AGAIN)
        .ignoreExceptionsMatching(e -> e instanceof IllegalStateException)
        .until(() -> called(service, method, path, body, headers), answer -> answer.status() < 300)
        .body();
  }

  private void untilAnswered(String service, String method, String path, @Nullable Object body) {
    await()
        .atMost(PATIENCE)
        .pollDelay(Duration.ZERO)
        .pollInterval(AGAIN)
        .ignoreExceptionsMatching(e -> e instanceof IllegalStateException)
        .until(() -> called(service, method, path, body, Map.of()).status() > 0);
  }

  private RoostClient.Answer called(
      String service,
      String method,
      String path,
      @Nullable Object body,
      Map<String, String> headers) {
    RoostClient.Answer answer = stack.as("operator").call(service, method, path, body, headers);
    if (answer.status() >= 300) {
      Progress.say("%s %s: %d %s".formatted(method, path, answer.status(), answer.problem()));
    }
    return answer;
  }

  @Override
  public void close() {
    thread.shutdownNow();
    try {
      simulator.misanswers(Map.of());
    } catch (SimulatorException gone) {
      // The stack is going down, and what X does wrong with it.
    }
  }
}
