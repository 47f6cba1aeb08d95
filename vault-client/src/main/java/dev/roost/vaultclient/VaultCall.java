package dev.roost.vaultclient;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.roost.contracts.vault.VaultProblem;
import dev.roost.vaultclient.VaultException.Refused;
import dev.roost.vaultclient.VaultException.Unreachable;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpRequest;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import io.vertx.mutiny.ext.web.client.WebClient;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One request to the vault, as this service. */
final class VaultCall {

  private static final ObjectMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private final Vertx vertx;
  private final WebClient http;
  private final VaultClientConfig config;
  private final Duration timeout;

  /**
   * @param timeout for a whole answer
   */
  VaultCall(Vertx vertx, WebClient http, VaultClientConfig config, Duration timeout) {
    this.vertx = vertx;
    this.http = http;
    this.config = config;
    this.timeout = timeout;
  }

  /** The answer's body, read; a failure is a {@link VaultException}. */
  <T> Uni<T> json(HttpMethod method, String path, @Nullable Object body, Class<T> type) {
    return send(method, path, body, Map.of()).map(answer -> read(answer, type));
  }

  /** The same; empty for an answer without a body (204). */
  <T> Uni<Optional<T>> optional(HttpMethod method, String path, Class<T> type) {
    return send(method, path, null, Map.of())
        .map(answer ->
            answer.statusCode() == 204 ? Optional.empty() : Optional.of(read(answer, type)));
  }

  /** The answer, if it is a success or a 304. */
  Uni<HttpResponse<Buffer>> send(
      HttpMethod method, String path, @Nullable Object body, Map<String, String> headers) {
    return token()
        .flatMap(token -> sent(prepared(method, path, headers, token), body))
        .invoke(VaultCall::refuse);
  }

  private Uni<String> token() {
    return vertx
        .fileSystem()
        .readFile(config.tokenFile().toString())
        .map(content -> content.toString(StandardCharsets.US_ASCII).strip())
        .onFailure()
        .transform(_ ->
            new Unreachable(
                "The service's own token cannot be read from the file that"
                    + " roost.vault-client.token-file names.",
                false));
  }

  private HttpRequest<Buffer> prepared(
      HttpMethod method, String path, Map<String, String> headers, String token) {
    String base = config.url().toString().replaceFirst("/+$", "");
    HttpRequest<Buffer> request =
        http.request(method, new RequestOptions().setAbsoluteURI(base + "/api/v1" + path))
            // A redirect would carry the token elsewhere.
            .followRedirects(false)
            .timeout(timeout.toMillis())
            .bearerTokenAuthentication(token);
    headers.forEach(request::putHeader);
    return request;
  }

  private static Uni<HttpResponse<Buffer>> sent(
      HttpRequest<Buffer> request, @Nullable Object body) {
    return Uni.createFrom()
        .deferred(() -> body == null ? request.send() : request.sendBuffer(written(request, body)))
        .onFailure()
        // The cause is left out: it may name what was sent.
        .transform(failure ->
            new Unreachable(
                "The vault that roost.vault-client.url names does not answer.",
                !(failure instanceof ConnectException)));
  }

  private static Buffer written(HttpRequest<Buffer> request, Object body) {
    request.putHeader("Content-Type", "application/json");
    try {
      return Buffer.buffer(JSON.writeValueAsBytes(body));
    } catch (JacksonException e) {
      throw new IllegalStateException("a request to the vault could not be written");
    }
  }

  private static void refuse(HttpResponse<Buffer> answer) {
    int status = answer.statusCode();
    if ((status >= 200 && status < 300) || status == 304) {
      return;
    }
    JsonNode problem = problem(answer);
    String type = problem.path("type").asText();
    if (!type.startsWith(VaultProblem.NAMESPACE)) {
      throw new Unreachable("Something that is not the vault answered " + status + ".", true);
    }
    throw new Refused(status, type, problem.path("detail").asText());
  }

  private static JsonNode problem(HttpResponse<Buffer> answer) {
    try {
      JsonNode read = JSON.readTree(bytes(answer));
      return read == null ? JSON.nullNode() : read;
    } catch (IOException notJson) {
      return JSON.nullNode();
    }
  }

  private static <T> T read(HttpResponse<Buffer> answer, Class<T> type) {
    try {
      T read = JSON.readValue(bytes(answer), type);
      if (read != null) {
        return read;
      }
    } catch (IOException e) {
      // Not its message: it quotes the answer, which may hold a header.
    }
    throw new Unreachable("The vault's answer is not of the form this service knows.", true);
  }

  private static byte[] bytes(HttpResponse<Buffer> answer) {
    Buffer body = answer.body();
    return body == null ? new byte[0] : body.getBytes();
  }
}
