package dev.roost.outbox.relay;

import static dev.roost.outbox.Messages.message;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.outbox.Database;
import dev.roost.outbox.OutboxMessage;
import dev.roost.outbox.OutboxSchema;
import dev.roost.outbox.Servers;
import dev.roost.outbox.announce.Announcer;
import dev.roost.testsupport.clock.SettableClock;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoundTest {

  private static final RelaySettings SETTINGS = RelaySettings.standard();

  private final Database database = Servers.database();
  private final OutboxSchema schema = database.newOutbox();
  private final WaitingStore store = new WaitingStore(database.pool(), schema);
  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-01T00:00:00Z"));
  private final List<OutboxMessage> sent = new ArrayList<>();

  @Test
  void nothingIsSentInTheSecondHalfOfTheLease() {
    database.commit(schema, message("t", "k", "1"), message("t", "k", "2"), message("t", "k", "3"));

    run(message -> {
      sent.add(message);
      clock.advance(SETTINGS.lease().dividedBy(4));
      return Uni.createFrom().voidItem();
    });

    assertThat(sent).hasSize(2);
    assertThat(store.count().await().indefinitely()).isEqualTo(1);
    assertThat(store.blocked().await().indefinitely()).isEmpty();
  }

  @Test
  void whatFailedIsNotReadBeforeItsNextTry() {
    database.commit(schema, message("t", "k", "1"), message("t", "k", "2"), message("t", "j", "1"));

    run(message ->
        message.key().equals("k")
            ? Uni.createFrom().failure(new IllegalStateException("quotes a secret"))
            : Uni.createFrom().voidItem());

    assertThat(dueNow()).isZero();
    clock.advance(SETTINGS.firstPause().minus(Duration.ofMillis(1)));
    assertThat(dueNow()).isZero();
    clock.advance(Duration.ofMillis(1));
    assertThat(dueNow()).isEqualTo(2);
    assertThat(store.blocked().await().indefinitely())
        .singleElement()
        .satisfies(blocked -> {
          assertThat(blocked.failures()).isEqualTo(1);
          assertThat(blocked.lastFailure()).isEqualTo("IllegalStateException");
          assertThat(blocked.nextTryAt()).isEqualTo(clock.instant());
        });
  }

  private void run(Announcer announcer) {
    Turn turn = new Turn(1, 0, clock.instant(), SETTINGS.lease());
    new Round(store, announcer, SETTINGS, clock).run(turn).await().indefinitely();
  }

  private int dueNow() {
    return store.due(10, clock.instant()).await().indefinitely().size();
  }
}
