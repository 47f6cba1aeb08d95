package dev.roost.replay.doubles;

import dev.roost.testsupport.net.Reply;
import dev.roost.testsupport.net.Request;
import dev.roost.testsupport.net.ScriptedServer;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** X's replay endpoint and the vault in one server: each answers as it is told, once. */
public final class FakeX implements AutoCloseable {

  /** How X answers the next request. */
  public enum Answer {
    /** 202. */
    TAKEN,
    /** It takes the job, and the answer is lost. */
    TAKEN_UNHEARD,
    /** 409, code 355. */
    CONFLICT,
    /** 400, code 214: X holds the webhook invalid. */
    INVALID,
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
    /** With a bearer. */
    SIGNED,
    /** 503. */
    AWAY,
    /** 401: the service's own token is not taken yet. */
    UNAUTHORIZED,
    /** Never. */
    SILENT,
    /** 404: it has no credentials of the app. */
    UNKNOWN_APP
  }

  private static final Queue<VaultAnswer> VAULT_ANSWERS = new ConcurrentLinkedQueue<>();
  private static final Queue<Answer> ANSWERS = new ConcurrentLinkedQueue<>();
  private static final Queue<String> ASKED = new ConcurrentLinkedQueue<>();

  private final ScriptedServer server = ScriptedServer.start(FakeX::reply);

  /** What X says from now on, one answer a request; then 202. */
  public static void answers(Answer... answers) {
    ANSWERS.clear();
    ASKED.clear();
    ANSWERS.addAll(List.of(answers));
  }

  /** What the vault says from now on, one answer a call; then it signs. */
  public static void vaultAnswers(VaultAnswer... answers) {
    VAULT_ANSWERS.clear();
    VAULT_ANSWERS.addAll(List.of(answers));
  }

  /** The requests X got, path and query. */
  public static List<String> asked() {
    return List.copyOf(ASKED);
  }

  /** The address of both. */
  public String url() {
    return server.uri().toString();
  }

  private static Reply reply(Request request) {
    if (request.path().endsWith("/authorizations")) {
      return authorization();
    }
    ASKED.add(request.target());
    Answer answer = ANSWERS.poll();
    return switch (answer == null ? Answer.TAKEN : answer) {
      case TAKEN -> Reply.json(202, "{\"job_id\":\"900\",\"created_at\":\"x\"}");
      case TAKEN_UNHEARD -> new Reply.Disconnect();
      case CONFLICT -> error(409, 355, "A replay job is already in progress for this webhook.");
      case INVALID -> error(400, 214, "Webhook is marked invalid and requires a CRC check.");
      case CHALLENGED_IN_VAIN ->
          error(
              400,
              214,
              "High latency on CRC GET request. Your webhook should respond in less than 3"
                  + " seconds.");
      case NOT_ENABLED ->
          error(403, 200, "Account Activity API enterprise account with replay is required.");
      case UNAUTHENTICATED -> error(401, 32, "Could not authenticate you.");
      case BAD_TOKEN -> error(401, 89, "Invalid or expired token.");
      case LIMITED_FOR_AGES -> limited("999999999999");
      case LIMITED_LONG_AGO -> limited("1790000000");
      case AWAY ->
          error(503, 67, "Twitter server error. Retry using an exponential backoff pattern.");
    };
  }

  private static Reply authorization() {
    VaultAnswer answer = VAULT_ANSWERS.poll();
    return switch (answer == null ? VaultAnswer.SIGNED : answer) {
      case SIGNED -> Reply.json(200, "{\"authorization\":\"Bearer b\",\"fingerprint\":\"1\"}");
      case AWAY -> Reply.problem(503, "x-unavailable", "X gave the vault no bearer.");
      case UNAUTHORIZED -> Reply.problem(401, "unauthorized", "The token is not taken.");
      case SILENT -> new Reply.Silence();
      case UNKNOWN_APP -> Reply.problem(404, "unknown-app", "The vault does not hold this app.");
    };
  }

  private static Reply limited(String reset) {
    return error(429, 88, "Too many requests. Please back off your API request rate.")
        .with("x-rate-limit-reset", reset);
  }

  private static Reply.Response error(int status, int code, String message) {
    return Reply.json(
        status, "{\"errors\":[{\"code\":%d,\"message\":\"%s\"}]}".formatted(code, message));
  }

  @Override
  public void close() {
    server.close();
  }
}
