package dev.roost.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roost.system.stack.RoostClient;
import dev.roost.system.stack.RunningStack;
import dev.roost.xapi.endpoint.AccountActivityEndpoint;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever only looks does not use up X's calls, of which an app has 15 in 15 minutes. */
class ViewersLooksTest {

  @RegisterExtension static final RunningStack STACK = RunningStack.shared();

  private static final int LOOKS = 16;

  /** Each line: an app of its own, so that its calls are; what is looked at; what X is asked. */
  @ParameterizedTest
  @Timeout(180)
  @CsvSource({
    "looks-webhooks, /apps/APP/webhooks?observe=true, LIST_WEBHOOKS",
    "looks-count, /apps/APP/subscriptions/count, COUNT_SUBSCRIPTIONS",
    "looks-list, /apps/APP/webhooks/main/subscriptions?observe=true, LIST_SUBSCRIPTIONS"
  })
  void sixteenLooksCostOneCallOfXs(String app, String path, AccountActivityEndpoint endpoint) {
    String asked = endpoint.path().replace("{webhook_id}", Setup.webhookOfNewApp(STACK, app));
    long before = calls(0).stream().mapToLong(call -> call.path("seq").asLong()).max().orElse(0);

    List<RoostClient.Answer> looks =
        IntStream.range(0, LOOKS)
            .mapToObj(_ ->
                STACK
                    .as("viewer")
                    .call(RunningStack.SUBSCRIPTIONS, "GET", path.replace("APP", app), null))
            .toList();

    assertThat(looks).allSatisfy(look -> assertThat(look.status()).isEqualTo(200));
    assertThat(calls(before))
        .filteredOn(call -> call.path("method").asText().equals("GET"))
        .filteredOn(call -> call.path("path").asText().equals(asked))
        .hasSize(1);
  }

  private static List<JsonNode> calls(long after) {
    return STACK.simulator().calls(after).valueStream().toList();
  }
}
