package dev.roost.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.roost.system.stack.RunningStack;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the running services' OpenAPI documents need so that "Try it out" works on a local stack.
 */
class SwaggerUiTest {

  @RegisterExtension static final RunningStack STACK = RunningStack.shared();

  private static final String ALLOWED_ORIGIN = "Access-Control-Allow-Origin";

  @ParameterizedTest
  @ValueSource(
      strings = {
        RunningStack.VAULT,
        RunningStack.SUBSCRIPTIONS,
        RunningStack.REPLAY,
        RunningStack.INGEST
      })
  void aDocumentTellsWhatTheServiceIsAndWhereItRuns(String service) throws Exception {
    JsonNode document = document(service);

    assertThat(document.at("/info/title").asText()).isEqualTo(service);
    assertThat(document.at("/info/description").asText()).hasSizeGreaterThan(80);
    assertThat(document.at("/info/version").asText()).isNotEmpty();
    assertThat(document.at("/info/license/name").asText()).isEqualTo("Apache-2.0");
    assertThat(document.at("/servers/0/url").asText()).isEqualTo(STACK.service(service).toString());
    assertThat(document.path("tags")).isNotEmpty().allMatch(tag -> tag.has("description"));
  }

  @ParameterizedTest
  @ValueSource(strings = {RunningStack.VAULT, RunningStack.SUBSCRIPTIONS, RunningStack.REPLAY})
  void everyOperationTakesABearerTokenAndShowsWhatToSend(String service) throws Exception {
    JsonNode document = document(service);
    List<JsonNode> operations = operations(document);

    assertThat(document.at("/components/securitySchemes/bearer/scheme").asText())
        .isEqualTo("bearer");
    assertThat(operations)
        .isNotEmpty()
        .allSatisfy(operation -> {
          assertThat(operation.at("/security/0").has("bearer")).isTrue();
          assertThat(operation.path("parameters"))
              .allMatch(parameter -> parameter.has("description"));
          assertThat(operation.at("/requestBody/content"))
              .allMatch(media -> media.has("examples") || target(document, media).has("examples"));
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {RunningStack.VAULT, RunningStack.SUBSCRIPTIONS, RunningStack.REPLAY})
  void swaggerUiMayCallTheApiWithATokenAndAnotherSiteMayNot(String service) throws Exception {
    URI management = STACK.management(service);
    String own = "%s://%s".formatted(management.getScheme(), management.getAuthority());

    HttpResponse<Void> swaggerUi = preflight(service, own);
    HttpResponse<Void> anotherSite = preflight(service, "http://elsewhere.example.com");

    assertThat(swaggerUi.statusCode()).isEqualTo(200);
    assertThat(swaggerUi.headers().firstValue(ALLOWED_ORIGIN)).contains(own);
    assertThat(anotherSite.statusCode()).isEqualTo(403);
    assertThat(anotherSite.headers().firstValue(ALLOWED_ORIGIN)).isEmpty();
  }

  private static JsonNode document(String service) throws JsonProcessingException {
    return JsonMapper.builder().build().readTree(STACK.told(service, "/q/openapi?format=json"));
  }

  private static List<JsonNode> operations(JsonNode document) {
    return document
        .path("paths")
        .valueStream()
        .flatMap(path -> Stream.of("get", "put", "post", "delete").filter(path::has).map(path::get))
        .toList();
  }

  /** The schema of a body, where it is one of the document's named ones. */
  private static JsonNode target(JsonNode document, JsonNode media) {
    return document.at(media.at("/schema/$ref").asText().replaceFirst("^#", ""));
  }

  private static HttpResponse<Void> preflight(String service, String origin)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(STACK.service(service).resolve("/api/v1/apps/demo/webhooks/main"))
            .method("OPTIONS", BodyPublishers.noBody())
            .header("Origin", origin)
            .header("Access-Control-Request-Method", "PUT")
            .header("Access-Control-Request-Headers", "authorization,content-type")
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(request, BodyHandlers.discarding());
    }
  }
}
