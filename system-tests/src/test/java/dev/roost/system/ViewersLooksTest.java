package dev.roost.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roost.system.stack.RoostClient;
import dev.roost.system.stack.RunningStack;
import dev.roost.xapi.endpoint.AccountActivityEndpoint;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whoever only looks does not use up X's calls, of which an app has 15 in 15 minutes. */
class ViewersLooksTest {

  @RegisterExtension static final RunningStack STACK = RunningStack.shared();

  private static final String APP = "looks";
  private static final int LOOKS = 16;

  /** An app of its own, so that no other test makes calls in its name. */
  @Test
  @Timeout(180)
  void sixteenLooksCostOneCallOfXs() {
    String id = Setup.webhookOfNewApp(STACK, APP);

    looksCostOneCall("/webhooks?observe=true", AccountActivityEndpoint.LIST_WEBHOOKS, id);
    looksCostOneCall("/subscriptions/count", AccountActivityEndpoint.COUNT_SUBSCRIPTIONS, id);
    looksCostOneCall(
        "/webhooks/main/subscriptions?observe=true",
        AccountActivityEndpoint.LIST_SUBSCRIPTIONS,
        id);
  }

  private static void looksCostOneCall(
      String path, AccountActivityEndpoint endpoint, String webhookId) {
    long before = calls(0).stream().mapToLong(call -> call.path("seq").asLong()).max().orElse(0);

    List<RoostClient.Answer> looks =
        IntStream.range(0, LOOKS)
            .mapToObj(_ ->
                STACK
                    .as("viewer")
                    .call(RunningStack.SUBSCRIPTIONS, "GET", "/apps/" + APP + path, null))
            .toList();

    assertThat(looks).allSatisfy(look -> assertThat(look.status()).isEqualTo(200));
    assertThat(calls(before))
        .filteredOn(call -> call.path("app").asText().equals(APP))
        .filteredOn(call -> call.path("method").asText().equals(endpoint.method()))
        .filteredOn(call ->
            call.path("path").asText().equals(endpoint.path().replace("{webhook_id}", webhookId)))
        .hasSize(1);
  }

  private static List<JsonNode> calls(long after) {
    return STACK.simulator().calls(after).valueStream().toList();
  }
}
