package dev.roost.subscriptions.registration;

import static dev.roost.subscriptions.doubles.Servers.INGEST;
import static dev.roost.subscriptions.doubles.Servers.X;
import static dev.roost.subscriptions.fixtures.Call.asOperator;
import static dev.roost.subscriptions.fixtures.Call.becomes;
import static dev.roost.subscriptions.fixtures.Call.registered;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.subscriptions.fixtures.Surroundings;
import dev.roost.subscriptions.webhook.Webhook;
import dev.roost.subscriptions.webhook.WebhookKey;
import dev.roost.subscriptions.webhook.WebhookStore;
import dev.roost.subscriptions.webhook.Webhooks;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class ClaimRaceTest {

  private static final Duration LEASE = Duration.ofMinutes(1);
  private static final Duration OVER_AT_ONCE = Duration.ZERO;
  // Far ahead, so that the service's own job does not take part.
  private static final Instant THEN = Instant.parse("2100-01-01T00:00:00Z");

  @Inject WebhookStore store;
  @Inject Webhooks webhooks;
  @Inject Deletion deletion;
  @Inject Pool database;

  @Test
  void ofManyWorkersEachRowIsOnes() {
    IntStream.range(0, 20).forEach(i -> registered("race" + i));
    IntStream.range(0, 20).forEach(i -> ordered("race" + i));

    List<Uni<List<Webhook>>> workers = new ArrayList<>();
    IntStream.range(0, 8)
        .forEach(_ -> workers.add(store.claim(database, THEN.plusSeconds(1), LEASE, 20)));
    List<Webhook> claimed =
        wait(Uni.join().all(workers).andFailFast()).stream().flatMap(List::stream).toList();

    assertThat(claimed.stream().map(one -> one.key().app()).filter(it -> it.startsWith("race")))
        .doesNotHaveDuplicates()
        .hasSize(20);
  }

  @Test
  void whoLostTheLeaseWritesNothingMore() {
    registered("fenced");
    ordered("fenced");
    Webhook slow = claim("fenced", OVER_AT_ONCE);
    Webhook quick = claim("fenced", LEASE);

    Optional<Webhook> late = finish(slow, "111");
    Optional<Webhook> right = finish(quick, "222");
    Optional<Webhook> twice = finish(slow, "111");

    assertThat(late).isEmpty();
    assertThat(right).isPresent();
    assertThat(twice).isEmpty();
    assertThat(wait(webhooks.known(new WebhookKey("fenced", "main"))).webhookId()).isEqualTo("222");
  }

  @Test
  void aLeaseEndsByTheDatabasesClockWhateverThatOfTheReplicaSays() {
    registered("clocks");
    ordered("clocks");

    Webhook held = claim("clocks", LEASE);

    assertThat(held.work().leasedUntil()).isBefore(Instant.now().plus(LEASE).plusSeconds(60));
  }

  @Test
  void whoWasStoppedPastTheEndOfTheLeaseAsksXNothingMore() {
    String id = registered("stopped");
    ordered("stopped");
    Webhook held = claim("stopped", OVER_AT_ONCE);

    wait(deletion.run(held));

    assertThat(X.idsOf(INGEST.at("/webhooks/stopped/main"))).containsExactly(id);
    assertThat(X.asked()).noneMatch(it -> it.startsWith("DELETE") && it.contains(id));
  }

  @Test
  void whoHoldsTheLeaseAsksXAndKeepsItMeanwhile() {
    registered("leased");
    ordered("leased");
    Webhook held = claim("leased", LEASE);

    wait(deletion.run(held));

    assertThat(X.idsOf(INGEST.at("/webhooks/leased/main"))).isEmpty();
  }

  @Test
  void anOrderThatComesDuringTheWorkIsNotLost() {
    registered("ordered");
    ordered("ordered");
    Webhook held = claim("ordered", LEASE);
    asOperator().delete("/api/v1/apps/ordered/webhooks/main").then().statusCode(202);

    finish(held, String.valueOf(held.webhookId()));

    becomes("ordered", "deleted");
    assertThat(X.idsOf(INGEST.at("/webhooks/ordered/main"))).isEmpty();
  }

  private void ordered(String app) {
    wait(webhooks.change(new WebhookKey(app, "main"), one -> one.ordered(one.url(), THEN)));
  }

  private Webhook claim(String app, Duration lease) {
    return wait(store.claim(database, THEN.plusSeconds(1), lease, 100)).stream()
        .filter(one -> one.key().app().equals(app))
        .findFirst()
        .orElseThrow();
  }

  private Optional<Webhook> finish(Webhook held, String id) {
    return wait(
        webhooks.changeHeld(
            held,
            now -> {
              Webhook valid = now.valid(id, Instant.now());
              return valid.with(valid.work().finished(held.work()));
            },
            Outcomes::nothing));
  }

  private static <T> T wait(Uni<T> uni) {
    return uni.await().atMost(Duration.ofMinutes(1));
  }
}
