package dev.roost.subscriptions.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roost.contracts.webhook.WebhookState.Api;
import dev.roost.subscriptions.fixtures.Surroundings;
import dev.roost.subscriptions.reading.ReadingKey.Resource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Several replicas' readers on one real database. */
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class SharedReadingsTest {

  @Inject Pool database;
  @Inject ReadingConfig config;

  private final AtomicInteger asked = new AtomicInteger();

  @Test
  void xIsAskedOnceHoweverManyLookAtWhicheverReplica() {
    ReadingKey key = key("many");
    List<SharedReadings> replicas = List.of(replica(), replica(), replica());
    List<Uni<Reading<Boolean>>> looks = new ArrayList<>();
    IntStream.range(0, 8)
        .forEach(_ -> replicas.forEach(one -> looks.add(read(one, key, slowly(true)))));

    List<Reading<Boolean>> seen = wait(Uni.join().all(looks).andFailFast());

    assertThat(asked).hasValue(1);
    assertThat(seen).extracting(Reading::value).containsOnly(true);
    assertThat(seen).extracting(Reading::readAt).hasSize(24).containsOnly(seen.getFirst().readAt());
  }

  @Test
  void whatWasReadIsShownForAMinuteWithItsAgeAndThenReadAnew() {
    ReadingKey key = key("aging");
    Reading<Boolean> first = wait(read(replica(), key, slowly(true)));

    older(key, 50);
    Reading<Boolean> within = wait(read(replica(), key, slowly(false)));
    older(key, 20);
    Reading<Boolean> after = wait(read(replica(), key, slowly(false)));

    assertThat(first.isNew()).isTrue();
    assertThat(within.value()).isTrue();
    assertThat(within.isNew()).isFalse();
    assertThat(within.age()).isBetween(Duration.ofSeconds(50), Duration.ofSeconds(60));
    assertThat(after.value()).isFalse();
    assertThat(asked).hasValue(2);
  }

  @Test
  void aFailureIsToldAndTheNextOneAsksAtOnce() {
    ReadingKey key = key("failing");

    assertThatThrownBy(() ->
            wait(
                read(
                    replica(),
                    key,
                    Uni.createFrom().failure(new IllegalStateException("X is away")))))
        .hasMessage("X is away");

    assertThat(wait(read(replica(), key, slowly(true))).value()).isTrue();
  }

  @Test
  void whatIsBeingReadWhileItChangesIsNotKept() {
    ReadingKey key = key("changing");
    SharedReadings one = replica();
    Uni<Boolean> changed = slowly(false).call(() -> replica().forget(key));

    wait(read(one, key, changed));

    assertThat(wait(read(one, key, slowly(true))).value()).isTrue();
    assertThat(asked).hasValue(2);
  }

  @Test
  void aReplicaThatNeverCameBackIsWaitedForNoLongerThanItsClaim() {
    ReadingKey key = key("dead");
    ReadingStore store = new ReadingStore(database);
    assertThat(wait(store.claim(key, config.maxAge(), Duration.ofMillis(500)))).isPresent();

    assertThat(wait(read(replica(), key, slowly(true))).value()).isTrue();
    assertThat(asked).hasValue(1);
  }

  @Test
  void aReplicaThatCameBackTooLateWritesNothing() {
    ReadingKey key = key("late");
    ReadingStore store = new ReadingStore(database);
    ReadingStore.Claim late = wait(store.claim(key, config.maxAge(), Duration.ZERO)).orElseThrow();
    wait(read(replica(), key, slowly(true)));

    wait(store.save(key, late, ReadingJson.SUBSCRIPTION.write().apply(false)));

    assertThat(wait(read(replica(), key, slowly(false))).value()).isTrue();
  }

  private SharedReadings replica() {
    return new SharedReadings(new ReadingStore(database), config);
  }

  private Uni<Reading<Boolean>> read(SharedReadings by, ReadingKey key, Uni<Boolean> x) {
    return by.read(key, ReadingJson.SUBSCRIPTION, () -> x);
  }

  private Uni<Boolean> slowly(boolean answer) {
    return Uni.createFrom()
        .item(() -> {
          asked.incrementAndGet();
          return answer;
        })
        .onItem()
        .delayIt()
        .by(Duration.ofMillis(300));
  }

  private void older(ReadingKey key, int seconds) {
    wait(
        database
            .preparedQuery(
                "update subscription_manager.x_reading"
                    + " set read_at = read_at - $2 * interval '1 second' where app = $1")
            .execute(Tuple.of(key.app(), seconds)));
  }

  private static ReadingKey key(String app) {
    return new ReadingKey("reading-" + app, Api.V1_1, Resource.SUBSCRIPTION, "1/2");
  }

  private static <T> T wait(Uni<T> uni) {
    return uni.await().atMost(Duration.ofSeconds(30));
  }
}
