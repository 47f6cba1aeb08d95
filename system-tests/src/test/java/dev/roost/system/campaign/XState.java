package dev.roost.system.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roost.simulatorclient.DeliveryLog;
import dev.roost.simulatorclient.SimulatorClient;
import dev.roost.system.stack.RoostClient;
import dev.roost.system.stack.RunningStack;
import java.util.List;

/** What is wanted, what Roost says of it, and what X has: all three agree when all is over. */
public final class XState {

  private final RoostClient viewer;
  private final SimulatorClient simulator;
  private final String webhook;
  private final String webhookId;

  /**
   * Of a webhook.
   *
   * @param webhook its path below {@code /api/v1}
   * @param webhookId X's id of it
   */
  public XState(RunningStack stack, SimulatorClient simulator, String webhook, String webhookId) {
    this.viewer = stack.as("viewer");
    this.simulator = simulator;
    this.webhook = webhook;
    this.webhookId = webhookId;
  }

  /** The webhook is valid, at X too, and it is still the same one. */
  public void assertWebhookValid() {
    JsonNode shown = viewer.done(RunningStack.SUBSCRIPTIONS, "GET", webhook, null);
    assertThat(shown.path("state").asText()).as("the webhook: %s", shown).isEqualTo("valid");
    assertThat(shown.path("webhookId").asText()).isEqualTo(webhookId);
    assertThat(simulator.isValid(webhookId)).as("valid at X").isTrue();
  }

  /** Whoever is to be subscribed is, and nobody else of the people. */
  public void assertSubscribed(List<String> people, Orders orders) {
    List<String> subscribers = simulator.subscribers(webhookId);
    for (int person = 0; person < people.size(); person++) {
      String id = people.get(person);
      boolean wanted = orders.endsSubscribed(person);
      JsonNode shown =
          viewer.done(RunningStack.SUBSCRIPTIONS, "GET", webhook + "/subscriptions/" + id, null);
      assertThat(shown.path("state").asText())
          .as("person %d: %s", person, shown)
          .isEqualTo(wanted ? "subscribed" : "unsubscribed");
      assertThat(subscribers.contains(id)).as("person %d at X", person).isEqualTo(wanted);
    }
  }

  /** Every job has ended, but for those of whose end X could not tell: it tells once. */
  public void assertReplayed(List<String> jobs, List<DeliveryLog.Delivery> log) {
    for (String job : jobs) {
      JsonNode shown = viewer.done(RunningStack.REPLAY, "GET", webhook + "/replays/" + job, null);
      boolean everyEndWasHeard =
          log.stream().filter(XState::tellsAnEnd).allMatch(DeliveryLog.Delivery::isAccepted);
      List<String> good =
          everyEndWasHeard
              ? List.of("complete", "incomplete")
              : List.of("complete", "incomplete", "running", "submitting");
      assertThat(shown.path("state").asText()).as("replay: %s", shown).isIn(good);
    }
  }

  private static boolean tellsAnEnd(DeliveryLog.Delivery delivery) {
    return delivery.happenings().stream().anyMatch(it -> it.kind().equals("replay_job_status"));
  }
}
