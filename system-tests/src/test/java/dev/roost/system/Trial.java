package dev.roost.system;

import static dev.roost.testsupport.clock.Waits.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.roost.simulatorclient.SimulatorClient;
import dev.roost.system.oracle.Conditions;
import dev.roost.system.oracle.Deliveries;
import dev.roost.system.oracle.Delivery;
import dev.roost.system.oracle.Oracle;
import dev.roost.system.oracle.OutRecord;
import dev.roost.system.oracle.Verdict;
import dev.roost.system.stack.Downstream;
import dev.roost.system.stack.Progress;
import dev.roost.system.stack.RunningStack;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** One trial on a running stack: users who are subscribed, what they do, and the verdict. */
final class Trial implements AutoCloseable {

  private static final Duration STEP = Duration.ofSeconds(1);

  /** Deliveries whose first attempt runs, is delayed, or was broken by the simulator. */
  private static final int ALWAYS_PENDING = 20;

  private static final Duration A_WHILE = Duration.ofSeconds(3);

  private final SimulatorClient simulator;
  private final Downstream downstream;
  private final String webhookId;
  private JsonNode lastSaid = MissingNode.getInstance();

  private Trial(SimulatorClient simulator, Downstream downstream, String webhookId) {
    this.simulator = simulator;
    this.downstream = downstream;
    this.webhookId = webhookId;
  }

  /**
   * A trial on the demo app's webhook, which Roost registers at X. Its users are subscribed by the
   * simulator's back door: a crowd need not go through as many handshakes.
   */
  static Trial on(RunningStack stack) {
    SimulatorClient simulator = stack.simulator();
    Setup.credentials(stack);
    String webhookId = Setup.webhook(stack);
    return new Trial(simulator, stack.downstream(), webhookId);
  }

  /** A trial on a webhook that is registered already; X's id of it. */
  static Trial on(RunningStack stack, String webhookId) {
    return new Trial(stack.simulator(), stack.downstream(), webhookId);
  }

  SimulatorClient simulator() {
    return simulator;
  }

  String webhookId() {
    return webhookId;
  }

  Downstream downstream() {
    return downstream;
  }

  /** Makes and subscribes so many users; their ids. */
  List<String> subscribed(int count, String prefix) {
    List<String> users = simulator.users(count, prefix);
    users.forEach(user -> simulator.subscribe(webhookId, user));
    return users;
  }

  /** Lets these users act in the background; the crowd's id. */
  String crowd(int happenings, int perSecond, List<String> users) {
    return simulator.crowd(
        Map.of("happenings", happenings, "seed", 7, "perSecond", perSecond, "users", users));
  }

  /** Waits until the crowd has done all it wanted to. */
  void awaitIssued(String crowd, Duration within) {
    await()
        .atMost(within)
        .pollInterval(STEP)
        .until(() -> simulator.crowd(crowd).path("done").asBoolean());
  }

  /** Waits until the crowd has done so much. */
  void awaitIssued(String crowd, int happenings, Duration within) {
    await()
        .atMost(within)
        .pollInterval(Duration.ofMillis(500))
        .until(() -> simulator.crowd(crowd).path("issued").asInt() >= happenings);
    sayCounts();
  }

  /**
   * Waits until X has retried what an outage refused, so that the next outage cannot take the last
   * attempts of the one before. A few are always under way.
   */
  void awaitRetried(Duration within) {
    await()
        .atMost(within)
        .during(A_WHILE)
        .pollInterval(STEP)
        .until(this::sayCounts, counts -> counts.path("pending").asInt() <= ALWAYS_PENDING);
  }

  /** Waits until X has no attempt left to make and the router has read all that was stored. */
  void awaitQuiet(Duration within) {
    Predicate<JsonNode> quiet =
        counts -> counts.path("pending").asInt() == 0 && counts.path("queued").asInt() == 0;
    await().atMost(within).pollInterval(STEP).until(this::sayCounts, quiet);
    Progress.say("X has nothing left to send; waiting for the router to reach the end");
    await().atMost(within).pollInterval(STEP).until(downstream::everyDeliveryIsRead);
  }

  /** The verdict over everything that was sent and came out while nobody did anything to Roost. */
  Verdict verdict() {
    return verdict(Conditions.calm());
  }

  /** The verdict over everything that was sent and came out under these conditions. */
  Verdict verdict(Conditions conditions) {
    return verdict(Deliveries.of(simulator), downstream.out(), conditions);
  }

  static Verdict verdict(List<Delivery> deliveries, List<OutRecord> out, Conditions conditions) {
    Verdict verdict = Oracle.judge(deliveries, out, conditions);
    Progress.say("verdict: %s".formatted(verdict.report()));
    return verdict;
  }

  /** Prints how far X is where that changed since the last line, and says it. */
  JsonNode sayCounts() {
    JsonNode counts = simulator.counts();
    if (!counts.equals(lastSaid)) {
      lastSaid = counts;
      Progress.say(
          "%d happenings, %d attempts; %d deliveries accepted, %d pending, %d given up, %d queued"
              .formatted(
                  counts.path("happenings").asInt(),
                  counts.path("attempts").asInt(),
                  counts.path("accepted").asInt(),
                  counts.path("pending").asInt(),
                  counts.path("givenUp").asInt(),
                  counts.path("queued").asInt()));
    }
    return counts;
  }

  @Override
  public void close() {
    downstream.close();
  }
}
