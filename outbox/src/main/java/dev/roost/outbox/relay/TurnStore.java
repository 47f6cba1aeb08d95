package dev.roost.outbox.relay;

import dev.roost.outbox.OutboxSchema;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who may announce. No time is stored: a relay takes over when it has seen the same number for a
 * whole lease of its own, so clocks may differ and only their pace has to be right. Each claim
 * names the number it saw, and of two that saw the same one succeeds.
 */
final class TurnStore {

  private final Pool pool;
  private final OutboxSchema schema;
  private final String me;
  private final Duration lease;
  private final Clock clock;

  private @Nullable Turn mine;
  private @Nullable Sighting seen;

  TurnStore(Pool pool, OutboxSchema schema, String me, Duration lease, Clock clock) {
    this.pool = pool;
    this.schema = schema;
    this.me = me;
    this.lease = lease;
    this.clock = clock;
  }

  /** This relay's turn, claimed or renewed where need be; empty while it is another's. */
  Uni<Optional<Turn>> claim() {
    Instant now = clock.instant();
    Turn held = mine;
    if (held != null && held.isFreshAt(now)) {
      return Uni.createFrom().item(Optional.of(held));
    }
    mine = null;
    return look()
        .chain(sighting ->
            sighting.isFor(me) || sighting.isOver(clock.instant(), lease)
                ? take(sighting.number())
                : Uni.createFrom().item(Optional.empty()));
  }

  /** Lets another relay take over at once. */
  Uni<Void> release() {
    Turn held = mine;
    mine = null;
    if (held == null) {
      return Uni.createFrom().voidItem();
    }
    return pool.preparedQuery(
            "UPDATE %s SET turn = turn + 1, holder = NULL WHERE turn = $1".formatted(schema.turn()))
        .execute(Tuple.of(held.number()))
        .replaceWithVoid();
  }

  private Uni<Sighting> look() {
    return pool.query("SELECT turn, holder FROM %s".formatted(schema.turn()))
        .execute()
        .map(rows -> sighting(rows.iterator().next()));
  }

  private Sighting sighting(Row row) {
    Sighting before = seen;
    long number = row.getLong("turn");
    Sighting current =
        before != null && before.number() == number
            ? before
            // The clock is read after the answer: the claim was made before this instant.
            : new Sighting(number, row.getString("holder"), clock.instant());
    seen = current;
    return current;
  }

  private Uni<Optional<Turn>> take(long number) {
    // And here before the question: the others begin to wait after this instant.
    Instant since = clock.instant();
    return pool.preparedQuery(
            "UPDATE %s SET turn = turn + 1, holder = $2 WHERE turn = $1 RETURNING turn, epoch"
                .formatted(schema.turn()))
        .execute(Tuple.of(number, me))
        .map(rows -> {
          if (rows.rowCount() == 0) {
            return Optional.empty();
          }
          Row row = rows.iterator().next();
          Turn taken = new Turn(row.getLong("turn"), row.getLong("epoch"), since, lease);
          mine = taken;
          return Optional.of(taken);
        });
  }

  /** A claim's number, who made it, and since when this relay has seen no newer one. */
  private record Sighting(long number, @Nullable String holder, Instant since) {

    boolean isFor(String relay) {
      return holder == null || holder.equals(relay);
    }

    boolean isOver(Instant now, Duration lease) {
      return !now.isBefore(since.plus(lease));
    }
  }
}
