package dev.roost.xapi.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roost.xapi.endpoint.XApiException.RateLimited;
import dev.roost.xapi.endpoint.XApiException.Unavailable;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each request is counted before it is sent, and what X says of its limit is passed on. */
class RateLimiterTest {

  private final XServer x = new XServer();
  private final List<String> counted = new ArrayList<>();
  private final List<RateLimitStatus> said = new ArrayList<>();

  @Test
  void whatXSaysOfItsLimitIsPassedOn() {
    x.answers(
        200,
        "[]",
        Map.of(
            "x-rate-limit-limit", "15",
            "x-rate-limit-remaining", "14",
            "x-rate-limit-reset", "1793534460"));

    get(client().webhooks());

    assertThat(counted).containsExactly("LIST_WEBHOOKS AppOnly");
    assertThat(said)
        .containsExactly(
            new RateLimitStatus(
                OptionalInt.of(15),
                OptionalInt.of(14),
                Optional.of(Instant.ofEpochSecond(1793534460)),
                false));
  }

  @Test
  void whatCannotBeReadIsAbsent() {
    x.answers(
        429,
        "",
        Map.of(
            "x-rate-limit-limit", "0",
            "x-rate-limit-remaining", "-1",
            "x-rate-limit-reset", "soon"));

    assertThatThrownBy(() -> get(client().webhooks())).isInstanceOf(RateLimited.class);

    assertThat(said)
        .containsExactly(
            new RateLimitStatus(OptionalInt.empty(), OptionalInt.empty(), Optional.empty(), true));
  }

  @Test
  void whatIsNotToBeSentIsNotSent() {
    RateLimiter none =
        new RateLimiter() {
          @Override
          public Uni<Void> acquire(Endpoint endpoint, Actor actor) {
            return Uni.createFrom().failure(new IllegalStateException("used up"));
          }

          @Override
          public Uni<Void> update(Endpoint endpoint, Actor actor, RateLimitStatus status) {
            return Uni.createFrom().voidItem();
          }
        };

    assertThatThrownBy(() -> get(client(none).webhooks())).hasMessage("used up");

    assertThat(x.wasAsked()).isFalse();
  }

  @Test
  void aRequestThatIsRefusedCountsOnce() {
    x.answers(401, "{\"errors\":[{\"code\":89,\"message\":\"Invalid or expired token.\"}]}");

    assertThatThrownBy(() -> get(client().webhooks()));

    assertThat(counted).hasSize(1);
    assertThat(said).hasSize(1);
  }

  @Test
  void aRequestWithoutAnAnswerIsCountedAndSaysNothing() {
    x.close();

    assertThatThrownBy(() -> get(client().webhooks())).isInstanceOf(Unavailable.class);

    assertThat(counted).hasSize(1);
    assertThat(said).isEmpty();
  }

  private AccountActivityClient client() {
    return client(
        new RateLimiter() {
          @Override
          public Uni<Void> acquire(Endpoint endpoint, Actor actor) {
            counted.add(endpoint + " " + actor.getClass().getSimpleName());
            return Uni.createFrom().voidItem();
          }

          @Override
          public Uni<Void> update(Endpoint endpoint, Actor actor, RateLimitStatus status) {
            said.add(status);
            return Uni.createFrom().voidItem();
          }
        });
  }

  private AccountActivityClient client(RateLimiter limiter) {
    return new AccountActivityClient(
        x.client(),
        x.target(),
        Clock.systemUTC(),
        new Random(1),
        RateLimitPause.DEFAULT,
        (_, _) -> Uni.createFrom().item("Bearer one"),
        Optional.empty(),
        CallGuard.NONE,
        limiter);
  }

  private static <T> T get(Uni<T> uni) {
    return uni.await().atMost(Duration.ofMinutes(1));
  }

  @AfterEach
  void stop() {
    x.close();
  }
}
