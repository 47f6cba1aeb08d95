package dev.roost.vault;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.roost.vault.fixtures.Surroundings;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class ApiDescriptionTest {

  @TestHTTPResource(value = "/openapi", management = true)
  String openApi;

  @TestHTTPResource(value = "/metrics", management = true)
  String metrics;

  @TestHTTPResource(value = "/health/group/database", management = true)
  String databaseHealth;

  @Test
  void metersKeepTheirNames() {
    Set<String> exposed =
        Pattern.compile("(?m)^(roost_\\w+)")
            .matcher(given().get(metrics).asString())
            .results()
            .map(found -> found.group(1))
            .collect(Collectors.toSet());

    assertThat(exposed)
        .containsExactlyInAnyOrder(
            "roost_outbox_messages_published_total",
            "roost_outbox_publish_failures_total",
            "roost_vault_master_key_primary_withheld",
            "roost_vault_secrets_unreadable",
            "roost_vault_user_token_invalidations_total");
  }

  @Test
  void everyRouteIsDescribedOnTheManagementPort() {
    String description = given().get(openApi).then().statusCode(200).extract().asString();

    assertThat(description)
        .contains(
            "/api/v1/apps/{app}:",
            "/api/v1/apps/{app}/users/{userId}/token:",
            "/api/v1/apps/{app}/webhook-secrets/{id}:",
            "/api/v1/webhook-keys:",
            "/api/v1/webhook-secret-uses:",
            "/api/v1/apps/{app}/keys/rotation:",
            "/api/v1/apps/{app}/bearer/invalidation:",
            "/api/v1/audit:",
            "/api/v1/master-key:",
            "/api/v1/apps/{app}/authorizations:",
            "/api/v1/apps/{app}/calls:",
            "/api/v1/apps/{app}/handshakes/{id}/completion:",
            "/api/v1/apps/{app}/oauth2/handshakes/{id}/completion:",
            "/api/v1/apps/{app}/users/{userId}/revocations:",
            "/api/v1/apps/{app}/users:",
            "/api/v1/apps/{app}/users/{userId}:",
            "/api/v1/apps/{app}/users/{userId}/credentials:",
            "/api/v1/apps/{app}/users/import:",
            "writeOnly: true");
    given().get("/q/openapi").then().statusCode(404);
  }

  @Test
  void everyOperationShowsExamplesOfWhatGoesInAndOutAndOfItsErrors() throws IOException {
    JsonNode api = new ObjectMapper().readTree(given().get(openApi + "?format=json").asString());

    int operations = 0;
    for (JsonNode path : api.path("paths")) {
      for (JsonNode operation : path) {
        operations++;
        String name = operation.path("summary").asText();
        JsonNode body = operation.path("requestBody");
        assertThat(body.isMissingNode() || shown(api, body)).as("%s: request", name).isTrue();
        operation
            .path("responses")
            .properties()
            .forEach(answer ->
                assertThat(empty(answer.getKey()) || shown(api, answer.getValue()))
                    .as("%s: %s", name, answer.getKey())
                    .isTrue());
        assertThat(operation.path("responses").toString())
            .as(name)
            .contains(
                "urn:roost:problem:unauthorized",
                "urn:roost:problem:forbidden",
                "urn:roost:problem:internal");
      }
    }
    assertThat(operations).isEqualTo(29);
  }

  private static boolean empty(String status) {
    return status.equals("204") || status.equals("304");
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
  void theDatabaseHasAHealthGroupOfItsOwn() {
    given().get(databaseHealth).then().statusCode(200);
  }
}
