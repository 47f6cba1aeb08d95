package dev.roost.subscriptions;

import static dev.roost.subscriptions.fixtures.Call.registered;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.roost.subscriptions.fixtures.Surroundings;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class ManagementTest {

  @TestHTTPResource(value = "/", management = true)
  String management;

  @ParameterizedTest
  @ValueSource(strings = {"database", "kafka", "vault"})
  void eachNeighbourHasAHealthGroupOfItsOwn(String neighbour) {
    registered("healthy");

    given().get(management + "health/group/" + neighbour).then().statusCode(200);
  }

  /** A meter is there once it was used; no other name is. */
  @Test
  void metersKeepTheirNames() {
    Set<String> known =
        Set.of(
            "roost_outbox_messages_published_total",
            "roost_outbox_publish_failures_total",
            "roost_subscriptions_webhook_tasks_total",
            "roost_subscriptions_subscription_tasks_total",
            "roost_subscriptions_x_requests_total",
            "roost_subscriptions_reconciliation_repairs_total",
            "roost_subscriptions_connect_attempts_total",
            "roost_subscriptions_revocations_total");

    Set<String> exposed =
        Pattern.compile("(?m)^(roost_\\w+)")
            .matcher(given().get(management + "metrics").asString())
            .results()
            .map(found -> found.group(1))
            .collect(Collectors.toSet());

    assertThat(exposed)
        .isSubsetOf(known)
        .contains("roost_outbox_messages_published_total", "roost_outbox_publish_failures_total");
  }

  @Test
  void readinessNamesTheDatabaseAndNoOtherNeighbour() {
    given()
        .get(management + "health/ready")
        .then()
        .statusCode(200)
        .body("checks.name", equalTo(List.of("database")));
  }

  @Test
  void workIsCountedByTaskAndOutcome() {
    registered("counted");

    given()
        .get(management + "metrics")
        .then()
        .body(
            containsString(
                "roost_subscriptions_webhook_tasks_total{outcome=\"done\",task=\"register\"}"));
  }

  @Test
  void everyOperationShowsExamplesOfWhatGoesInAndOutAndOfItsErrors() throws IOException {
    JsonNode api =
        new ObjectMapper().readTree(given().get(management + "openapi?format=json").asString());

    for (JsonNode path : api.path("paths")) {
      for (JsonNode operation : path) {
        String name = operation.path("summary").asText();
        JsonNode body = operation.path("requestBody");
        assertThat(body.isMissingNode() || shown(api, body)).as("%s: request", name).isTrue();
        assertThat(operation.path("responses").properties())
            .as(name)
            .anyMatch(answer -> answer.getKey().startsWith("2"))
            .allMatch(answer -> shown(api, answer.getValue()));
      }
    }
  }

  /** Whether its content has an example, or its schema has one, or what its schema refers to. */
  private static boolean shown(JsonNode api, JsonNode holder) {
    JsonNode content = holder.path("content");
    return !content.isEmpty()
        && content
            .valueStream()
            .allMatch(media -> media.has("examples") || exemplified(api, media));
  }

  private static boolean exemplified(JsonNode api, JsonNode node) {
    return node.has("examples")
        || node.findValuesAsText("$ref").stream()
            .map(ref -> api.at(ref.substring(1)))
            .anyMatch(schema -> exemplified(api, schema));
  }

  @Test
  void theDescriptionIsOnTheManagementPortAlone() {
    given().get(management + "openapi").then().statusCode(200).body(containsString("nextTryAt"));
    given().get("/q/openapi").then().statusCode(404);
  }
}
