package dev.roost.system.stack;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.roost.system.oracle.Act;
import dev.roost.system.oracle.Attempt;
import dev.roost.system.oracle.Bytes;
import dev.roost.system.oracle.Delivery;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Calls the webhook as X would, beside the simulator, at a steady pace whatever the answers: each
 * request is sent when it is due, so that a slow answer is measured and not waited for.
 */
public final class Caller implements AutoCloseable {

  /** The one user its Posts are for; no user of the simulator has this id. */
  public static final String USER = "990000000000000001";

  /** Far above what Roost promises: what ends here was left unanswered. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor();
  private final Queue<CompletableFuture<Answer>> answers = new ConcurrentLinkedQueue<>();
  private final AtomicInteger count = new AtomicInteger();
  private final URI webhook;
  private final Signer signer;

  /**
   * @param webhook where to call
   * @param signer signs as the app does
   */
  public Caller(URI webhook, Signer signer) {
    this.webhook = webhook;
    this.signer = signer;
  }

  /**
   * One request and what became of it.
   *
   * @param status the answer's status, 0 where none came
   * @param at wall time before it was sent, which its Post names as its own
   */
  public record Answer(int n, Bytes body, int status, Instant at, long sentAt, long endedAt) {

    /** From before it was sent until the answer was whole. */
    public Duration took() {
      return Duration.ofNanos(endedAt - sentAt);
    }

    /** As a delivery of one attempt, for the oracle. */
    public Delivery asDelivery() {
      boolean accepted = status == 200;
      String id = "own-" + n;
      return new Delivery(
          new Delivery.Origin(id, "own", RunningStack.APP, 0, null),
          accepted ? Delivery.State.ACCEPTED : Delivery.State.GIVEN_UP,
          body,
          List.of(new Delivery.Part(id, body, new Act(id, "post", USER, null, post(n), at, at))),
          List.of(
              new Attempt(
                  1, sentAt, sentAt, endedAt, at, accepted ? "accepted" : "refused", null)));
    }
  }

  /** Begins to call. */
  public void start(int perSecond) {
    long period = TimeUnit.SECONDS.toNanos(1) / perSecond;
    var _ =
        pace.scheduleAtFixedRate(
            () -> answers.add(send(count.incrementAndGet())), 0, period, TimeUnit.NANOSECONDS);
  }

  /** Ends calling and waits for the last answer; all of them, in the order of the requests. */
  public List<Answer> stop() {
    pace.shutdown();
    return answers.stream().map(CompletableFuture::join).toList();
  }

  @Override
  public void close() {
    pace.shutdownNow();
    http.shutdownNow();
  }

  private CompletableFuture<Answer> send(int n) {
    Instant at = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    byte[] body = body(n, at).getBytes(UTF_8);
    HttpRequest request =
        HttpRequest.newBuilder(webhook)
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .header("X-Twitter-Webhooks-Signature", signer.legacy(body))
            .header("X-Twitter-Webhooks-Signature-OAuth2", signer.modern(body))
            .POST(BodyPublishers.ofByteArray(body))
            .build();
    long sentAt = System.nanoTime();
    return http.sendAsync(request, BodyHandlers.discarding())
        .handle((answer, failure) ->
            new Answer(
                n,
                Bytes.copyOf(body),
                answer == null ? 0 : answer.statusCode(),
                at,
                sentAt,
                System.nanoTime()));
  }

  private static String post(int n) {
    return Long.toString(1_900_000_000_000_000_000L + n);
  }

  private static String body(int n, Instant at) {
    return """
    {"for_user_id":"%1$s","tweet_create_events":[{"id":%2$s,"id_str":"%2$s",\
    "created_at":"Sun Nov 01 12:00:00 +0000 2026","timestamp_ms":"%3$d","text":"own",\
    "user":{"id":%1$s,"id_str":"%1$s","screen_name":"own"}}]}\
    """
        .formatted(USER, post(n), at.toEpochMilli());
  }
}
