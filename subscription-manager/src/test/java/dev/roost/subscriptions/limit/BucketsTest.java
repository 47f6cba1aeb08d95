package dev.roost.subscriptions.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roost.testsupport.clock.SettableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class BucketsTest {

  private static final int MANY = 1000;

  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-24T09:00:00Z"));

  @Test
  void aBurstIsLetInAndThenAsManyAsTheRateSays() {
    Buckets buckets = new Buckets(new Rate(6, 3), MANY, clock);

    assertThat(taken(buckets, "a", 4)).isEqualTo(3);
    clock.advance(Duration.ofSeconds(10));
    assertThat(taken(buckets, "a", 4)).isEqualTo(1);
    clock.advance(Duration.ofMinutes(10));
    assertThat(taken(buckets, "a", 10)).isEqualTo(3);
  }

  @Test
  void itSaysHowLongToWaitAndWaitingThatLongIsEnough() {
    Buckets buckets = new Buckets(new Rate(6, 1), MANY, clock);
    assertThat(buckets.take("a")).isZero();
    clock.advance(Duration.ofSeconds(4));

    Duration wait = buckets.take("a");

    assertThat(wait).isEqualTo(Duration.ofSeconds(6));
    clock.advance(wait);
    assertThat(buckets.take("a")).isZero();
  }

  @Test
  void oneKeysBucketIsNotAnothers() {
    Buckets buckets = new Buckets(new Rate(1, 1), MANY, clock);
    assertThat(taken(buckets, "a", 2)).isEqualTo(1);

    assertThat(buckets.take("b")).isZero();
  }

  @Test
  void aFloodOfNewKeysDoesNotFillTheBucketThatIsInUse() {
    Buckets buckets = new Buckets(new Rate(1, 5), 100, clock);
    taken(buckets, "busy", 50);

    int let = 0;
    for (int i = 0; i < 10_000; i++) {
      buckets.take("new-" + i);
      let += taken(buckets, "busy", 1);
    }

    assertThat(let).isZero();
  }

  @Test
  void aRateThatLetsNobodyInIsRefusedWithItsSetting() {
    assertThatThrownBy(() -> Rate.of("app.handshakes", 120, 0))
        .hasMessage(
            "roost.subscriptions.connect.limits.app.handshakes-burst: 0 lets nobody in; set 1 or"
                + " more");
  }

  private static int taken(Buckets buckets, String key, int asked) {
    int taken = 0;
    for (int i = 0; i < asked; i++) {
      taken += buckets.take(key).isZero() ? 1 : 0;
    }
    return taken;
  }
}
