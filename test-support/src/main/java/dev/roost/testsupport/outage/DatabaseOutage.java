package dev.roost.testsupport.outage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.testsupport.net.TcpProxy;
import dev.roost.testsupport.postgres.ProxiedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * A primary that vanished without a reset, and another in its place, seen from the callers of a
 * service that runs on a {@link ProxiedPostgres}.
 */
public final class DatabaseOutage {

  private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(5);
  private static final Duration WELL_WITHIN = Duration.ofSeconds(10);
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final Duration NOTICED_WITHIN = Duration.ofSeconds(60);

  /** Together more than the connections of the service's pools. */
  private static final int REPEATS = 12;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final TcpProxy proxy = ProxiedPostgres.last().proxy();
  private final URI api;
  private final URI health;
  private final List<Call> calls;

  /**
   * @param api the service's public port
   * @param health {@code /q/health} on the management port
   * @param calls each of which needs the database and succeeds while it is there, as often as it is
   *     sent
   */
  public DatabaseOutage(URI api, URI health, List<Call> calls) {
    this.api = api;
    this.health = health;
    this.calls = List.copyOf(calls);
  }

  /**
   * Every request is answered within 5 s, with a problem; readiness is down and names {@code
   * database}; 10 s after there is another primary everything works again. Fails with an {@link
   * AssertionError} where it does not.
   */
  public void isSurvived() {
    assertThat(round()).allMatch(Answer::isUsable);
    try {
      proxy.silence();
      isToldToEveryCaller();
      isToldByReadiness();
      isToldToEveryCaller();
      proxy.abandon();
      isOverWithinItsTime();
    } finally {
      proxy.abandon();
      await(this::isWell);
    }
  }

  private void isToldToEveryCaller() {
    assertThat(round())
        .allSatisfy(answer -> {
          assertThat(answer.after()).as("%s", answer).isLessThan(ANSWERED_WITHIN);
          assertThat(answer.status()).as("%s", answer).isEqualTo(503);
          assertThat(answer.body()).contains("urn:roost:problem:database-unavailable");
        });
  }

  private void isToldByReadiness() {
    assertThat(await(() -> status("/ready") == 503)).as("readiness goes down").isTrue();
    assertThat(body("/ready").replaceAll("\\s", ""))
        .contains("{\"name\":\"database\",\"status\":\"DOWN\"");
    assertThat(status("/group/database")).isEqualTo(503);
    assertThat(status("/live")).isEqualTo(200);
  }

  private void isOverWithinItsTime() {
    long since = System.nanoTime();

    assertThat(await(this::isWell)).as("well again").isTrue();

    assertThat(Duration.ofNanos(System.nanoTime() - since)).isLessThan(WELL_WITHIN);
  }

  private boolean isWell() {
    return status("/ready") == 200 && round().stream().allMatch(Answer::isUsable);
  }

  /** All calls at once, some times each. */
  private List<Answer> round() {
    List<CompletableFuture<Answer>> sent = new ArrayList<>();
    for (int repeat = 0; repeat < REPEATS; repeat++) {
      calls.forEach(call -> sent.add(send(call)));
    }
    return sent.stream().map(CompletableFuture::join).toList();
  }

  private CompletableFuture<Answer> send(Call call) {
    long since = System.nanoTime();
    return http.sendAsync(call.to(api), BodyHandlers.ofString())
        .handle((response, failure) -> {
          Duration after = Duration.ofNanos(System.nanoTime() - since);
          return response == null
              ? new Answer(call, 0, String.valueOf(failure), after)
              : new Answer(call, response.statusCode(), response.body(), after);
        });
  }

  private int status(String path) {
    return ask(path).statusCode();
  }

  private String body(String path) {
    return ask(path).body();
  }

  private HttpResponse<String> ask(String path) {
    try {
      return http.send(
          HttpRequest.newBuilder(URI.create(health + path)).build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static boolean await(BooleanSupplier condition) {
    long end = System.nanoTime() + NOTICED_WITHIN.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        return false;
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    return true;
  }
}
