package dev.roost.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.system.stack.RunningStack;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a browser needs so that "Try it out" works on a local stack. */
class SwaggerUiTest {

  @RegisterExtension static final RunningStack STACK = RunningStack.shared();

  private static final String ALLOWED_ORIGIN = "Access-Control-Allow-Origin";

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

  @ParameterizedTest
  @ValueSource(strings = {RunningStack.VAULT, RunningStack.SUBSCRIPTIONS, RunningStack.REPLAY})
  void theFirstServerOfTheDocumentIsTheRunningOne(String service) {
    assertThat(STACK.told(service, "/q/openapi?format=json").replaceAll("\\s", ""))
        .contains("\"servers\":[{\"url\":\"%s\"}".formatted(STACK.service(service)));
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
