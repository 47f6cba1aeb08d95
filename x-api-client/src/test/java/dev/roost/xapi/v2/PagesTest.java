package dev.roost.xapi.v2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.xapi.endpoint.Answer;
import dev.roost.xapi.endpoint.CallGuard;
import dev.roost.xapi.endpoint.RateLimitPause;
import dev.roost.xapi.endpoint.RateLimiter;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** When a list of subscriptions is taken for all there are. */
final class PagesTest {

  private final List<String> asked = new ArrayList<>();

  @Test
  void pagesAreFollowedByTheirTokensUntilThereIsNone() {
    ActivitySubscriptions read =
        read(call ->
            switch (call.query().getOrDefault("pagination_token", "")) {
              case "" -> page(0, 1000, 2500, "a");
              case "a" -> page(1000, 2000, 2500, "b");
              default -> page(2000, 2500, 2500, "");
            });

    assertThat(read.isWhole()).isTrue();
    assertThat(read.subscriptions()).hasSize(2500);
    assertThat(asked).containsExactly("", "a", "b");
  }

  @Test
  void aShortPageIsTheEndWhereXTellsNoTotal() {
    assertThat(read(_ -> page(0, 999, -1, "")).isWhole()).isTrue();
  }

  @Test
  void aFullPageWithoutATokenIsNotAllThereIsUnlessItsCountIsXsTotal() {
    assertThat(read(_ -> page(0, 1000, -1, "")).isWhole()).isFalse();
    assertThat(read(_ -> page(0, 1000, 1500, "")).isWhole()).isFalse();
    assertThat(read(_ -> page(0, 1000, 1000, "")).isWhole()).isTrue();
  }

  @Test
  void aShortListThatXsTotalContradictsIsPartial() {
    assertThat(read(_ -> page(0, 3, 5, "")).isWhole()).isFalse();
    assertThat(read(_ -> page(0, 0, 5, "")).isWhole()).isFalse();
  }

  @Test
  void theTotalIsThatOfTheAppSoThatAUsersShortListIsWhole() {
    var read =
        client(_ -> page(0, 3, 5, "")).subscriptions(Optional.of("7")).await().indefinitely();

    assertThat(read.isWhole()).isTrue();
  }

  @Test
  void aTokenThatComesAgainEndsTheListAsPartial() {
    ActivitySubscriptions read =
        read(call ->
            call.query().containsKey("pagination_token")
                ? page(1000, 2000, 2000, "a")
                : page(0, 1000, 2000, "a"));

    assertThat(read.isWhole()).isFalse();
    assertThat(read.subscriptions()).hasSize(2000);
    assertThat(asked).hasSize(2);
  }

  @Test
  void aSubscriptionThatComesTwiceCountsOnce() {
    ActivitySubscriptions read =
        read(call ->
            call.query().containsKey("pagination_token")
                ? page(999, 1999, 2000, "")
                : page(0, 1000, 2000, "a"));

    assertThat(read.subscriptions()).hasSize(1999);
    assertThat(read.isWhole()).isFalse();
  }

  @Test
  void aListWithoutAnEndIsLeftAfterSoManyPages() {
    ActivitySubscriptions read = read(_ -> page(0, 1, -1, "t" + asked.size()));

    assertThat(read.isWhole()).isFalse();
    assertThat(asked).hasSize(Pages.MOST_PAGES);
  }

  @Test
  void errorsBesideThePageMakeItPartial() {
    assertThat(read(_ -> page(0, 3, 3, "").replace("{\"data\"", "{\"errors\":[{}],\"data\"")))
        .satisfies(read -> assertThat(read.isWhole()).isFalse())
        .satisfies(read -> assertThat(read.subscriptions()).hasSize(3));
  }

  private ActivitySubscriptions read(Function<Call, String> x) {
    return client(x).subscriptions(Optional.empty()).await().atMost(Duration.ofMinutes(1));
  }

  private XApi2Client client(Function<Call, String> x) {
    Caller caller =
        call -> {
          asked.add(call.query().getOrDefault("pagination_token", ""));
          Optional<String> none = Optional.empty();
          return Uni.createFrom().item(new Answer(200, none, none, none, none, x.apply(call)));
        };
    return new XApi2Client(
        caller,
        Clock.systemUTC(),
        new Random(1),
        RateLimitPause.DEFAULT,
        CallGuard.NONE,
        RateLimiter.NONE);
  }

  /** Subscriptions with these ids; a total and a token where there are any. */
  private static String page(int from, int to, int total, String next) {
    String data =
        IntStream.range(from, to)
            .mapToObj(id ->
                "{\"subscription_id\":\"%d\",\"event_type\":\"post.create\",\"filter\":{}}"
                    .formatted(id))
            .collect(Collectors.joining(","));
    String meta =
        (total < 0 ? "" : "\"total_subscriptions\":" + total + ",")
            + (next.isEmpty() ? "" : "\"next_token\":\"" + next + "\",")
            + "\"result_count\":"
            + (to - from);
    return "{\"data\":[" + data + "],\"meta\":{" + meta + "}}";
  }
}
