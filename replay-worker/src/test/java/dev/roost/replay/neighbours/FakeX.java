package dev.roost.replay.neighbours;

import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.http.HttpServer;
import io.vertx.mutiny.core.http.HttpServerRequest;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** X's replay endpoint and the vault in one server: each answers as it is told, once. */
public final class FakeX implements AutoCloseable {

  /** How X answers the next ask. */
  public enum Answer {
    /** 202. */
    TAKEN,
    /** It takes the job, and the answer is lost. */
    TAKEN_UNHEARD,
    /** 409, code 355. */
    CONFLICT,
    /** 400, code 214. */
    INVALID,
    /** 503. */
    AWAY
  }

  /** How the vault answers the next call. */
  public enum VaultAnswer {
    /** With a bearer. */
    SIGNED,
    /** 503. */
    AWAY,
    /** Never. */
    SILENT,
    /** 404: it has no credentials of the app. */
    UNKNOWN_APP
  }

  private static final Queue<VaultAnswer> VAULT_ANSWERS = new ConcurrentLinkedQueue<>();
  private static final Queue<Answer> ANSWERS = new ConcurrentLinkedQueue<>();
  private static final Queue<String> ASKED = new ConcurrentLinkedQueue<>();

  private final Vertx vertx = Vertx.vertx();
  private final HttpServer server;

  /** Listens on any port. */
  public FakeX() {
    server = vertx.createHttpServer().requestHandler(this::answer).listenAndAwait(0, "localhost");
  }

  /** What X says from now on, one answer an ask; then 202. */
  public static void answers(Answer... answers) {
    ANSWERS.clear();
    ASKED.clear();
    ANSWERS.addAll(java.util.List.of(answers));
  }

  /** What the vault says from now on, one answer a call; then it signs. */
  public static void vaultAnswers(VaultAnswer... answers) {
    VAULT_ANSWERS.clear();
    VAULT_ANSWERS.addAll(java.util.List.of(answers));
  }

  /** The asks X heard, path and query. */
  public static java.util.List<String> asked() {
    return java.util.List.copyOf(ASKED);
  }

  /** The address of both. */
  public String url() {
    return "http://localhost:" + server.actualPort();
  }

  private void answer(HttpServerRequest request) {
    if (request.path().endsWith("/authorizations")) {
      authorize(request);
      return;
    }
    ASKED.add(request.uri());
    Answer answer = ANSWERS.poll();
    switch (answer == null ? Answer.TAKEN : answer) {
      case TAKEN ->
          json(request, 202, new JsonObject().put("job_id", "900").put("created_at", "x"));
      case TAKEN_UNHEARD -> request.connection().closeAndForget();
      case CONFLICT ->
          error(request, 409, 355, "A replay job is already in progress for this webhook.");
      case INVALID ->
          error(request, 400, 214, "Webhook is marked invalid and requires a CRC check.");
      case AWAY ->
          error(
              request,
              503,
              67,
              "Twitter server error. Retry using an exponential backoff pattern.");
    }
  }

  private static void authorize(HttpServerRequest request) {
    VaultAnswer answer = VAULT_ANSWERS.poll();
    switch (answer == null ? VaultAnswer.SIGNED : answer) {
      case SIGNED ->
          json(
              request,
              200,
              new JsonObject().put("authorization", "Bearer b").put("fingerprint", "1"));
      case AWAY -> problem(request, 503, "x-unavailable", "X gave the vault no bearer.");
      case SILENT -> {
        // The caller's patience ends it.
      }
      case UNKNOWN_APP -> problem(request, 404, "unknown-app", "The vault does not hold this app.");
    }
  }

  private static void problem(HttpServerRequest request, int status, String name, String detail) {
    json(
        request,
        status,
        new JsonObject()
            .put("type", "urn:roost:problem:" + name)
            .put("title", name)
            .put("status", status)
            .put("detail", detail));
  }

  private static void error(HttpServerRequest request, int status, int code, String message) {
    json(
        request,
        status,
        new JsonObject()
            .put(
                "errors",
                new io.vertx.core.json.JsonArray()
                    .add(new JsonObject().put("code", code).put("message", message))));
  }

  private static void json(HttpServerRequest request, int status, JsonObject body) {
    request.response().setStatusCode(status).endAndForget(body.encode());
  }

  @Override
  public void close() {
    vertx.closeAndAwait();
  }
}
