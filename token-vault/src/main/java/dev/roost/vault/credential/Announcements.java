package dev.roost.vault.credential;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.roost.contracts.credentials.AppCredentials;
import dev.roost.contracts.credentials.AppCredentials.LiveCredential;
import dev.roost.contracts.topic.Topics;
import dev.roost.outbox.Outbox;
import dev.roost.outbox.OutboxMessage;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;

/**
 * Tells who holds keys of an app that they changed, on {@code roost.credentials}: versions and
 * fingerprints. It is written in the transaction of the change, whose caller holds the app's lock.
 */
@ApplicationScoped
class Announcements {

  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private final Outbox outbox;
  private final Clock clock;

  Announcements(Outbox outbox, Clock clock) {
    this.outbox = outbox;
    this.clock = clock;
  }

  /** Does something to the app, and announces what is live after it where that is not the same. */
  <T> Uni<T> announcing(SqlConnection tx, String app, Supplier<Uni<T>> change) {
    return state(tx, app)
        .flatMap(before ->
            change
                .get()
                .call(_ ->
                    state(tx, app)
                        .flatMap(after ->
                            after.equals(before)
                                ? Uni.createFrom().voidItem()
                                : announce(tx, app, after))));
  }

  private record State(boolean requireModern, List<LiveCredential> credentials) {}

  // Neither users' tokens nor the bearer: nobody but the vault holds those.
  private static Uni<State> state(SqlConnection tx, String app) {
    return tx.preparedQuery(
            """
            select a.require_modern, s.kind, s.version, s.fingerprint
            from token_vault.app a left join token_vault.secret s
              on s.app = a.name and s.ended_at is null
                and s.user_id = '' and s.kind <> 'bearer'
            where a.name = $1 order by s.kind, s.version desc
            """)
        .execute(Tuple.of(app))
        .map(Announcements::state);
  }

  private static State state(RowSet<Row> rows) {
    List<Row> all = StreamSupport.stream(rows.spliterator(), false).toList();
    return new State(
        all.stream().anyMatch(row -> row.getBoolean("require_modern")),
        all.stream()
            .filter(row -> row.getString("kind") != null)
            .map(row ->
                new LiveCredential(
                    AppCredentials.Kind.of(row.getString("kind")),
                    row.getInteger("version"),
                    row.getString("fingerprint")))
            .toList());
  }

  private Uni<Void> announce(SqlConnection tx, String app, State state) {
    AppCredentials record =
        new AppCredentials(
            app, clock.instant().toString(), state.requireModern(), state.credentials());
    return outbox.append(
        tx, new OutboxMessage(Topics.CREDENTIALS.name(), app, written(record), Map.of()));
  }

  private static byte[] written(AppCredentials record) {
    try {
      return JSON.writeValueAsBytes(record);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an announcement could not be written", e);
    }
  }
}
