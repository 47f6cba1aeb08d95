package dev.roost.subscriptions.connect;

import dev.roost.runtime.singleflight.SingleFlight;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * The keys that sign what browsers carry, shared by all replicas through the database. A new one is
 * made every day, and one is good for two, so that what was signed in time is verified in time. For
 * invitations, which last longer, it is kept longer.
 */
@ApplicationScoped
class SigningKeys {

  /** How long what was read is used; a key made meanwhile by another replica is looked for. */
  private static final Duration KEPT = Duration.ofMinutes(1);

  /** Forged numbers of keys ask the database no more often than this. */
  private static final Duration MIN_SPACING = Duration.ofSeconds(1);

  /** One signs for a day; kept a day longer than anything that it may have signed. */
  private static final Duration SIGNING = Duration.ofDays(2);

  private static final String RENEW = "renew";
  private static final String LOAD = "load";

  private final SingleFlight<String, Loaded> reads = new SingleFlight<>();
  private final Pool database;
  private final Duration retention;
  private final RandomGenerator random;
  private final Clock clock;
  private volatile Loaded loaded = new Loaded(List.of(), Set.of(), false, Instant.EPOCH);

  SigningKeys(Pool database, ConnectConfig config, RandomGenerator random, Clock clock) {
    this.database = database;
    this.retention = config.invitation().maxTtl().plus(SIGNING);
    this.random = random;
    this.clock = clock;
  }

  /**
   * What the database had.
   *
   * @param keys those that are kept, the newest first
   * @param recent the numbers of those that are at most two days old
   * @param current whether the newest is at most a day old
   */
  private record Loaded(List<SigningKey> keys, Set<Long> recent, boolean current, Instant at) {

    boolean isYounger(Duration age, Instant now) {
      return at.plus(age).isAfter(now);
    }

    Optional<SigningKey> find(long id) {
      return keys.stream().filter(key -> key.id() == id).findFirst();
    }
  }

  /** The key to sign with. */
  Uni<SigningKey> current() {
    Loaded known = loaded;
    if (known.current() && known.isYounger(KEPT, clock.instant())) {
      return Uni.createFrom().item(known.keys().getFirst());
    }
    return reads.get(RENEW, this::renewed).map(now -> now.keys().getFirst());
  }

  /** The key of this number, if it is at most two days old. */
  Uni<Optional<SigningKey>> find(long id) {
    return findLongLived(id).map(found -> found.filter(key -> loaded.recent().contains(key.id())));
  }

  /** The key of this number, if it is kept. */
  Uni<Optional<SigningKey>> findLongLived(long id) {
    Loaded known = loaded;
    Optional<SigningKey> key = known.find(id);
    boolean settled = key.isPresent() && known.isYounger(KEPT, clock.instant());
    return settled || known.isYounger(MIN_SPACING, clock.instant())
        ? Uni.createFrom().item(key)
        : reads.get(LOAD, this::load).map(now -> now.find(id));
  }

  private Uni<Loaded> renewed() {
    return load()
        .flatMap(now -> now.current() ? Uni.createFrom().item(now) : make().flatMap(_ -> load()));
  }

  private Uni<Loaded> load() {
    return database
        .preparedQuery(
            """
            select id, secret, created_at > now() - interval '1 day' as current,
                   created_at > now() - interval '2 days' as recent
            from subscription_manager.connect_key
            where created_at > now() - make_interval(secs => $1) order by id desc
            """)
        .execute(Tuple.of((double) retention.toSeconds()))
        .map(this::loaded)
        .invoke(now -> loaded = now);
  }

  private Loaded loaded(RowSet<Row> rows) {
    List<Row> all = StreamSupport.stream(rows.spliterator(), false).toList();
    return new Loaded(
        all.stream()
            .map(row -> SigningKey.of(row.getLong("id"), row.getBuffer("secret").getBytes()))
            .toList(),
        all.stream()
            .filter(row -> row.getBoolean("recent"))
            .map(row -> row.getLong("id"))
            .collect(Collectors.toUnmodifiableSet()),
        !all.isEmpty() && all.getFirst().getBoolean("current"),
        clock.instant());
  }

  private Uni<Void> make() {
    byte[] secret = new byte[SigningKey.BYTES];
    random.nextBytes(secret);
    return database
        .preparedQuery(
            """
            with old as (delete from subscription_manager.connect_key
                         where created_at <= now() - make_interval(secs => $2))
            insert into subscription_manager.connect_key (secret, created_at) values ($1, now())
            """)
        .execute(Tuple.of(Buffer.buffer(secret), (double) retention.toSeconds()))
        .replaceWithVoid();
  }
}
