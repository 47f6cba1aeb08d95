package dev.roost.subscriptions.budget;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.subscriptions.budget.RateLimitStore.LimitKey;
import dev.roost.subscriptions.budget.RateLimitStore.Spending;
import dev.roost.subscriptions.fixtures.Surroundings;
import dev.roost.xapi.endpoint.RateLimitPause;
import dev.roost.xapi.endpoint.RateLimitStatus;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** X's limits on a real database, spent by several replicas' stores at once. */
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class RateLimitStoreTest {

  private static final int DOCUMENTED = 15;
  private static final double NOTHING = 0;
  private static final double HALF = 0.5;
  private static final RateLimitPause PAUSE =
      new RateLimitPause(Duration.ofSeconds(5), Duration.ofMinutes(16), 0);

  @Inject Pool database;
  @Inject RateLimitStore store;

  @Test
  void ofManyThatAskAtOnceNoMoreAskXThanItAllows() {
    LimitKey key = key("crowd");
    List<RateLimitStore> replicas =
        List.of(
            new RateLimitStore(database),
            new RateLimitStore(database),
            new RateLimitStore(database));
    List<Uni<Spending>> calls = new ArrayList<>();
    IntStream.range(0, 20)
        .forEach(_ -> replicas.forEach(one -> calls.add(one.spend(key, DOCUMENTED, NOTHING))));

    List<Spending> spent = wait(Uni.join().all(calls).usingConcurrencyOf(12).andFailFast());

    assertThat(spent.stream().filter(Spending::spent)).hasSize(DOCUMENTED);
    assertThat(spent.stream().filter(one -> !one.spent()))
        .allSatisfy(one ->
            assertThat(one.untilReset()).isBetween(Duration.ofMinutes(14), Duration.ofMinutes(15)));
  }

  @Test
  void whatPeopleReadLeavesRoomForWork() {
    LimitKey key = key("reserve");

    assertThat(spent(key, 20, HALF)).isEqualTo(8);
    assertThat(spent(key, 20, NOTHING)).isEqualTo(7);
  }

  @Test
  void workThatUsesTheBudgetLeavesNothingForReads() {
    LimitKey key = key("work-first");
    spent(key, 8, NOTHING);

    assertThat(spent(key, 1, HALF)).isZero();
    assertThat(wait(store.spend(key, DOCUMENTED, HALF)).remaining()).isEqualTo(7);
  }

  @Test
  void afterTheResetXCountsAnew() {
    LimitKey key = key("anew");
    assertThat(spent(key, 20, NOTHING)).isEqualTo(DOCUMENTED);
    run("update subscription_manager.rate_limit set reset_at = now() where app = $1", key);

    assertThat(spent(key, 20, NOTHING)).isEqualTo(DOCUMENTED);
  }

  @Test
  void whatXSaysIsBelieved() {
    LimitKey key = key("said");
    spent(key, 1, NOTHING);

    // Another program has used the app's calls, too.
    learn(key, 15, 3, Instant.now().plusSeconds(300), false);

    assertThat(wait(store.spend(key, DOCUMENTED, NOTHING)).untilReset())
        .isBetween(Duration.ofSeconds(290), Duration.ofSeconds(301));
    assertThat(spent(key, 20, NOTHING)).isEqualTo(2);
  }

  @Test
  void anAnswerThatComesLateDoesNotGiveBackCallsThatAreUnderWay() {
    LimitKey key = key("late");
    spent(key, 5, NOTHING);

    learn(key, 15, 14, Instant.now().plusSeconds(900), false);

    assertThat(spent(key, 20, NOTHING)).isEqualTo(10);
  }

  @Test
  void anotherLimitOfXsHoldsFromThenOnInTheNextWindowsToo() {
    LimitKey key = key("other-limit");
    spent(key, 1, NOTHING);
    learn(key, 50, 49, Instant.now().plusSeconds(900), false);
    assertThat(spent(key, 60, NOTHING)).isEqualTo(49);
    learn(key, 4, 0, Instant.now().plusSeconds(900), false);
    run("update subscription_manager.rate_limit set reset_at = now() where app = $1", key);

    assertThat(spent(key, 60, NOTHING)).isEqualTo(4);
  }

  @Test
  void anAnswerOfTheWindowBeforeSaysNothingOfThisOne() {
    LimitKey key = key("before");
    spent(key, 1, NOTHING);

    learn(key, 15, 0, Instant.now().minusSeconds(2), false);

    assertThat(spent(key, 20, NOTHING)).isEqualTo(14);
  }

  @Test
  void aRefusalEndsTheWindowWithinBounds() {
    LimitKey past = key("refused-past");
    LimitKey future = key("refused-future");
    spent(past, 1, NOTHING);
    spent(future, 1, NOTHING);

    learn(past, 15, 14, Instant.parse("2016-01-01T00:00:00Z"), true);
    learn(future, 15, 14, Instant.parse("9999-01-01T00:00:00Z"), true);

    assertThat(wait(store.spend(past, DOCUMENTED, NOTHING)))
        .satisfies(one -> assertThat(one.spent()).isFalse())
        .extracting(Spending::untilReset)
        .satisfies(
            until -> assertThat(until).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(5)));
    assertThat(wait(store.spend(future, DOCUMENTED, NOTHING)))
        .satisfies(one -> assertThat(one.spent()).isFalse())
        .extracting(Spending::untilReset)
        .satisfies(
            until -> assertThat(until).isBetween(Duration.ofMinutes(15), Duration.ofMinutes(16)));
  }

  @Test
  void limitsOfUsersThatBeganAnewLongAgoAreForgottenAndThoseOfAppsAreKept() {
    LimitKey app = key("forget");
    LimitKey user = new LimitKey("forget", "SUBSCRIBE", "1");
    spent(app, 1, NOTHING);
    spent(user, 1, NOTHING);
    run(
        "update subscription_manager.rate_limit set reset_at = now() - interval '2 h'"
            + " where app = $1",
        app);

    wait(store.forgetUsers(Duration.ofHours(1), 1000));

    assertThat(rows("forget")).containsExactly("LIST_WEBHOOKS");
  }

  private void learn(LimitKey key, int limit, int remaining, Instant reset, boolean exceeded) {
    wait(
        store.learn(
            key,
            new RateLimitStatus(
                OptionalInt.of(limit), OptionalInt.of(remaining), Optional.of(reset), exceeded),
            PAUSE));
  }

  private long spent(LimitKey key, int calls, double reserved) {
    return IntStream.range(0, calls)
        .filter(_ -> wait(store.spend(key, DOCUMENTED, reserved)).spent())
        .count();
  }

  private static LimitKey key(String app) {
    return new LimitKey(app, "LIST_WEBHOOKS", "");
  }

  private void run(String sql, LimitKey key) {
    wait(database.preparedQuery(sql).execute(Tuple.of(key.app())).replaceWithVoid());
  }

  private List<String> rows(String app) {
    List<String> endpoints = new ArrayList<>();
    wait(database
            .preparedQuery("select endpoint from subscription_manager.rate_limit where app = $1")
            .execute(Tuple.of(app)))
        .forEach(row -> endpoints.add(row.getString("endpoint")));
    return endpoints;
  }

  private static <T> T wait(Uni<T> uni) {
    return uni.await().atMost(Duration.ofSeconds(30));
  }
}
