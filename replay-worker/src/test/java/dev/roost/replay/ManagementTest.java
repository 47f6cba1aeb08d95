package dev.roost.replay;

import static dev.roost.testsupport.clock.Waits.await;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.roost.replay.fixtures.Surroundings;
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

  private static final int OPERATIONS = 5;

  @TestHTTPResource(value = "/", management = true)
  String management;

  @ParameterizedTest
  @ValueSource(strings = {"database", "kafka", "vault"})
  void eachNeighbourHasAHealthGroupOfItsOwn(String neighbour) {
    await()
        .untilAsserted(() ->
            given()
                .get(management + "health/group/" + neighbour)
                .then()
                .statusCode(200)
                .body("checks.size()", equalTo(1)));
  }

  /** A meter is there once it was used; no other name is. */
  @Test
  void metersKeepTheirNames() {
    Set<String> known =
        Set.of(
            "roost_outbox_messages_published_total",
            "roost_outbox_publish_failures_total",
            "roost_replay_signals_unreadable_total");

    Set<String> exposed =
        Pattern.compile("(?m)^(roost_\\w+)")
            .matcher(given().get(management + "metrics").asString())
            .results()
            .map(found -> found.group(1))
            .collect(Collectors.toSet());

    assertThat(exposed)
        .isSubsetOf(known)
        .contains(
            "roost_outbox_messages_published_total",
            "roost_outbox_publish_failures_total",
            "roost_replay_signals_unreadable_total");
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
  void everyOperationShowsExamplesOfWhatGoesInAndOutAndOfItsErrors() throws IOException {
    JsonNode api =
        new ObjectMapper().readTree(given().get(management + "openapi?format=json").asString());

    int operations = 0;
    for (JsonNode path : api.path("paths")) {
      for (JsonNode operation : path) {
        operations++;
        String name = operation.path("summary").asText();
        JsonNode body = operation.path("requestBody");
        assertThat(body.isMissingNode() || shown(api, body)).as("%s: request", name).isTrue();
        assertThat(operation.path("responses").properties())
            .as(name)
            .anyMatch(answer -> answer.getKey().startsWith("2"))
            .allMatch(answer -> shown(api, answer.getValue()));
      }
    }
    assertThat(operations).isEqualTo(OPERATIONS);
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
}
