package dev.roost.subscriptions.connect;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Invitations: the link is signed, so that one that is made up costs no query, and the database
 * counts the handshakes that it has begun, so that one that is passed on has an end.
 */
@ApplicationScoped
class Invitations {

  private static final int ID_BYTES = 8;

  /** Used up ones that are asked for again and again cost a query each in this time. */
  private static final Duration REMEMBERED = Duration.ofMinutes(1);

  private static final int MAX_REMEMBERED = 10_000;

  private final Signed signed;
  private final Pool database;
  private final RandomGenerator random;
  private final Cache<String, Boolean> usedUp =
      Caffeine.newBuilder()
          .expireAfterWrite(REMEMBERED)
          .maximumSize(MAX_REMEMBERED)
          .executor(Runnable::run)
          .build();

  Invitations(Signed signed, Pool database, RandomGenerator random) {
    this.signed = signed;
    this.database = database;
    this.random = random;
  }

  /** Makes one. */
  Uni<Invitation> make(String app, int maxHandshakes, Instant expiresAt) {
    byte[] bytes = new byte[ID_BYTES];
    random.nextBytes(bytes);
    String id = HexFormat.of().formatHex(bytes);
    return database
        .preparedQuery(
            """
            with old as (delete from subscription_manager.connect_invitation
                         where expires_at < now())
            insert into subscription_manager.connect_invitation
              (id, app, max_handshakes, created_at, expires_at)
            values ($1, $2, $3, now(), $4)
            """)
        .execute(Tuple.of(id, app, maxHandshakes, expiresAt.atOffset(ZoneOffset.UTC)))
        .flatMap(_ -> signed.sign(purpose(app), id, expiresAt))
        .map(value -> new Invitation(id, value));
  }

  /** Withdraws one; whether there was one. */
  Uni<Boolean> withdraw(String app, String id) {
    return database
        .preparedQuery(
            "delete from subscription_manager.connect_invitation where app = $1 and id = $2")
        .execute(Tuple.of(app, id))
        .map(deleted -> deleted.rowCount() > 0);
  }

  /** The one that a link carries, if it was made for this app and has not expired. */
  Uni<Optional<Invitation>> read(String app, @Nullable String carried) {
    if (carried == null || carried.isEmpty()) {
      return Uni.createFrom().item(Optional.empty());
    }
    return signed
        .readLongLived(purpose(app), carried)
        .map(id -> id.map(found -> new Invitation(found, carried)));
  }

  /**
   * Counts a handshake that is about to be begun; false where it has begun all of its own, or was
   * withdrawn. One that fails afterwards stays counted: never are more begun than were allowed.
   */
  Uni<Boolean> use(String app, Invitation invitation) {
    if (usedUp.getIfPresent(invitation.id()) != null) {
      return Uni.createFrom().item(false);
    }
    return database
        .preparedQuery(
            """
            update subscription_manager.connect_invitation set begun = begun + 1
            where app = $1 and id = $2 and begun < max_handshakes and expires_at > now()
            """)
        .execute(Tuple.of(app, invitation.id()))
        .map(updated -> updated.rowCount() > 0)
        .invoke(used -> {
          if (!used) {
            usedUp.put(invitation.id(), true);
          }
        });
  }

  private static String purpose(String app) {
    return "invitation\n" + app;
  }
}
