package dev.roost.outbox.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.outbox.Database;
import dev.roost.outbox.OutboxSchema;
import dev.roost.outbox.Servers;
import dev.roost.testsupport.clock.SettableClock;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@SuppressWarnings("NullAway.Init")
class TurnRaceTest {

  private static final Duration LEASE = Duration.ofSeconds(16);

  private final Database database = Servers.database();

  // A day apart: what differs between two clocks must not matter.
  private final SettableClock annasClock = new SettableClock(Instant.parse("2026-11-02T00:00:00Z"));
  private final SettableClock bensClock = new SettableClock(Instant.parse("2026-11-01T00:00:00Z"));
  private OutboxSchema schema;
  private TurnStore anna;
  private TurnStore ben;

  @BeforeEach
  void newOutbox() {
    schema = database.newOutbox();
    anna = relay("anna", annasClock);
    ben = relay("ben", bensClock);
  }

  @Test
  void ofManyThatWantAFreeTurnOneGetsIt() {
    List<Uni<Optional<Turn>>> claims =
        IntStream.range(0, 16).mapToObj(i -> relay("relay " + i, annasClock).claim()).toList();

    List<Optional<Turn>> turns = Uni.join().all(claims).andFailFast().await().indefinitely();

    assertThat(turns).filteredOn(Optional::isPresent).hasSize(1);
  }

  @Test
  void aSilentRelayIsTakenOverAfterItsLeaseAndSendsNoMore() {
    Turn annas = claimed(anna).orElseThrow();
    assertThat(claimed(ben)).isEmpty();

    pass(LEASE.minusMillis(1));
    assertThat(claimed(ben)).isEmpty();
    assertThat(annas.allowsSendingAt(annasClock.instant())).isFalse();
    pass(Duration.ofMillis(1));

    assertThat(claimed(ben)).isPresent();
    assertThat(claimed(anna)).isEmpty();
  }

  @Test
  void aRelayThatRenewsItsTurnKeepsIt() {
    claimed(anna);
    claimed(ben);

    for (int i = 0; i < 10; i++) {
      pass(LEASE.dividedBy(2));
      assertThat(claimed(anna)).isPresent();
      assertThat(claimed(ben)).isEmpty();
    }
  }

  @Test
  void aReleasedTurnIsFreeAtOnce() {
    claimed(anna);
    assertThat(claimed(ben)).isEmpty();

    anna.release().await().indefinitely();

    assertThat(claimed(ben)).isPresent();
    assertThat(claimed(anna)).isEmpty();
  }

  private TurnStore relay(String name, SettableClock clock) {
    return new TurnStore(database.pool(), schema, name, LEASE, clock);
  }

  private void pass(Duration time) {
    annasClock.advance(time);
    bensClock.advance(time);
  }

  private static Optional<Turn> claimed(TurnStore turns) {
    return turns.claim().await().indefinitely();
  }
}
