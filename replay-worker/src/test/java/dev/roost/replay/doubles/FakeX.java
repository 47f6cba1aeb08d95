package dev.roost.replay.doubles;

import dev.roost.testsupport.net.Reply;
import dev.roost.testsupport.net.Request;
import dev.roost.testsupport.net.ScriptedServer;
import dev.roost.xapi.endpoint.AccountActivityEndpoint;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The vault, and behind it X's replay endpoints of both versions: each answers as it is told of a
 * webhook, once. Jobs of other webhooks, which other tests may have left, use up no answer.
 */
public final class FakeX implements AutoCloseable {

  /** How X answers the next request. */
  public enum Answer {
    /** 202, or 200 of version 2. */
    TAKEN,
    /** It takes the job, and the answer is lost. */
    TAKEN_UNHEARD,
    /** 409, code 355; of version 2 ReplayConflictError. */
    CONFLICT,
    /** 400, code 214: X holds the webhook invalid; of version 2 CrcValidationFailed. */
    INVALID,
    /** 400 of version 2 alone: X does not take the window. */
    WINDOW_REFUSED,
    /** 400, code 214: the webhook answers X's challenge too late. */
    CHALLENGED_IN_VAIN,
    /** 403, code 200: no replay for this account. */
    NOT_ENABLED,
    /** 401, code 32: a nonce, or a clock. */
    UNAUTHENTICATED,
    /** 401, code 89. */
    BAD_TOKEN,
    /** 429, with a reset in the year 33658. */
    LIMITED_FOR_AGES,
    /** 429, with a reset long ago. */
    LIMITED_LONG_AGO,
    /** 503. */
    AWAY
  }

  /** How the vault answers the next call. */
  public enum VaultAnswer {
    /** It asks X. */
    CALLED,
    /** 503. */
    AWAY,
    /** 401: the service's own token is not taken yet. */
    UNAUTHORIZED,
    /** Never. */
    SILENT,
    /** 404: it has no credentials of the app. */
    UNKNOWN_APP
  }

  private static final Map<String, Webhook> WEBHOOKS = new ConcurrentHashMap<>();

  private final ScriptedServer server = ScriptedServer.start(FakeX::reply);

  /** What is answered of a webhook, and what X was asked of it. */
  private record Webhook(
      Queue<VaultAnswer> vaultAnswers, Queue<Answer> answers, Queue<String> asked) {

    static Webhook of(String webhookId) {
      return WEBHOOKS.computeIfAbsent(
          webhookId,
          _ ->
              new Webhook(
                  new ConcurrentLinkedQueue<>(),
                  new ConcurrentLinkedQueue<>(),
                  new ConcurrentLinkedQueue<>()));
    }
  }

  /** What X says of this webhook from now on, one answer a request; then that it takes the job. */
  public static void answers(String webhookId, Answer... answers) {
    Queue<Answer> told = Webhook.of(webhookId).answers();
    told.clear();
    told.addAll(List.of(answers));
  }

  /** What the vault says of this webhook from now on, one answer a call; then it asks X. */
  public static void vaultAnswers(String webhookId, VaultAnswer... answers) {
    Webhook.of(webhookId).vaultAnswers().addAll(List.of(answers));
  }

  /** The requests X got for this webhook: path and query, or of version 2 path and body. */
  public static List<String> asked(String webhookId) {
    return List.copyOf(Webhook.of(webhookId).asked());
  }

  /** The address of both. */
  public String url() {
    return server.uri().toString();
  }

  private static Reply reply(Request request) {
    if (!request.path().endsWith("/calls")) {
      return Reply.status(404);
    }
    JsonObject call = new JsonObject(request.body());
    Webhook webhook = Webhook.of(webhookId(call));
    VaultAnswer answer = webhook.vaultAnswers().poll();
    return switch (answer == null ? VaultAnswer.CALLED : answer) {
      case CALLED -> called(webhook, call);
      case AWAY -> Reply.problem(503, "x-unavailable", "X gave the vault no bearer.");
      case UNAUTHORIZED -> Reply.problem(401, "unauthorized", "The token is not taken.");
      case SILENT -> new Reply.Silence();
      case UNKNOWN_APP -> Reply.problem(404, "unknown-app", "The vault does not hold this app.");
    };
  }

  private static boolean isVersion2(JsonObject call) {
    return call.getString("operation").equals("replay");
  }

  private static String webhookId(JsonObject call) {
    return call.getJsonObject(isVersion2(call) ? "body" : "parameters")
        .getValue("webhook_id")
        .toString();
  }

  private static Reply called(Webhook webhook, JsonObject call) {
    boolean isVersion2 = isVersion2(call);
    webhook.asked().add(isVersion2 ? version2(call) : version1(call));
    Answer told = webhook.answers().poll();
    Answer answer = told == null ? Answer.TAKEN : told;
    return answer == Answer.TAKEN_UNHEARD
        ? Reply.problem(503, "x-unreachable", "X gave no answer.")
        : Reply.json(200, (isVersion2 ? version2(answer) : version1(answer)).encode());
  }

  private static String version1(JsonObject call) {
    Map<String, String> parameters = new HashMap<>();
    call.getJsonObject("parameters")
        .forEach(one -> parameters.put(one.getKey(), one.getValue().toString()));
    return AccountActivityEndpoint.REPLAY.address(parameters);
  }

  private static String version2(JsonObject call) {
    return "/2/webhooks/replay " + call.getJsonObject("body").encode();
  }

  private static JsonObject version1(Answer answer) {
    return switch (answer) {
      case TAKEN, TAKEN_UNHEARD -> answer(202, "{\"job_id\":\"900\",\"created_at\":\"x\"}");
      case CONFLICT -> error(409, 355, "A replay job is already in progress for this webhook.");
      case INVALID -> error(400, 214, "Webhook is marked invalid and requires a CRC check.");
      case CHALLENGED_IN_VAIN ->
          error(
              400,
              214,
              "High latency on CRC GET request. Your webhook should respond in less than 3"
                  + " seconds.");
      case WINDOW_REFUSED -> error(400, 356, "from_date must be within the past 5 days.");
      case NOT_ENABLED ->
          error(403, 200, "Account Activity API enterprise account with replay is required.");
      case UNAUTHENTICATED -> error(401, 32, "Could not authenticate you.");
      case BAD_TOKEN -> error(401, 89, "Invalid or expired token.");
      case LIMITED_FOR_AGES -> limited(999_999_999_999L);
      case LIMITED_LONG_AGO -> limited(1_790_000_000L);
      case AWAY ->
          error(503, 67, "Twitter server error. Retry using an exponential backoff pattern.");
    };
  }

  private static JsonObject version2(Answer answer) {
    return switch (answer) {
      case TAKEN -> answer(200, "{\"data\":{\"job_id\":\"900\",\"created_at\":\"x\"}}");
      case CONFLICT -> refused("ReplayConflictError: A replay job is already in progress");
      case INVALID, CHALLENGED_IN_VAIN -> refused("CrcValidationFailed: Webhook is marked invalid");
      case WINDOW_REFUSED -> refused("QueryParamInvalid: from_date is too old");
      case UNAUTHENTICATED -> answer(401, "{\"title\":\"Unauthorized\",\"type\":\"about:blank\"}");
      case TAKEN_UNHEARD, NOT_ENABLED, BAD_TOKEN, LIMITED_FOR_AGES, LIMITED_LONG_AGO, AWAY ->
          version1(answer);
    };
  }

  private static JsonObject refused(String message) {
    return answer(
        400,
        "{\"errors\":[{\"message\":\"%s\"}],\"title\":\"Invalid Request\",\"type\":\"https://api.x.com/2/problems/invalid-request\"}"
            .formatted(message));
  }

  private static JsonObject limited(long reset) {
    return error(429, 88, "Too many requests. Please back off your API request rate.")
        .put("rateLimit", new JsonObject().put("reset", reset));
  }

  private static JsonObject error(int status, int code, String message) {
    return answer(
        status, "{\"errors\":[{\"code\":%d,\"message\":\"%s\"}]}".formatted(code, message));
  }

  private static JsonObject answer(int status, String body) {
    return new JsonObject().put("status", status).put("body", body);
  }

  @Override
  public void close() {
    server.close();
  }
}
