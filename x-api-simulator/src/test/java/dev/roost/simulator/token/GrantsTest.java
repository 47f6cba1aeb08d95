package dev.roost.simulator.token;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.simulator.seed.Seed;
import dev.roost.testsupport.clock.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tokens by a clock that stands still until it is moved. */
final class GrantsTest {

  private static final List<String> SCOPES = List.of("users.read", "offline.access");

  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-28T12:00:00Z"));
  private final Grants grants = new Grants(new Seed(42), new Lifetimes(), clock);

  @Test
  void anAccessTokenIsGoodForTwoHoursAndItsRefreshTokenUntilItIsUsed() {
    TokenPair pair = grants.give("demo", "1", SCOPES);

    clock.advance(Duration.ofHours(2).minusMillis(1));
    boolean before = grants.find(pair.access()).isPresent();
    clock.advance(Duration.ofMillis(1));
    boolean after = grants.find(pair.access()).isPresent();
    clock.advance(Duration.ofDays(400));

    assertThat(pair.lifetime()).isEqualTo(Duration.ofHours(2));
    assertThat(before).isTrue();
    assertThat(after).isFalse();
    assertThat(renew(pair)).isInstanceOf(Renewal.Renewed.class);
    assertThat(renew(pair)).isInstanceOf(Renewal.Used.class);
  }

  @Test
  void aUsedRefreshTokenIsKnownForOneAfterItsGrantHasEnded() {
    TokenPair pair = grants.give("demo", "1", SCOPES);
    TokenPair second = ((Renewal.Renewed) renew(pair)).pair();

    grants.end(pair.grant());

    assertThat(renew(second)).isInstanceOf(Renewal.Refused.class);
    assertThat(renew(pair)).isInstanceOf(Renewal.Used.class);
  }

  @Test
  void anotherAppsRefreshTokenAndAnAccessTokenRenewNothing() {
    TokenPair pair = grants.give("demo", "1", SCOPES);

    assertThat(grants.renew("other", requireNonNull(pair.refresh()), false))
        .isInstanceOf(Renewal.Refused.class);
    assertThat(grants.renew("demo", pair.access(), false)).isInstanceOf(Renewal.Refused.class);
    assertThat(renew(pair)).isInstanceOf(Renewal.Renewed.class);
  }

  private Renewal renew(TokenPair pair) {
    return grants.renew("demo", requireNonNull(pair.refresh()), false);
  }
}
