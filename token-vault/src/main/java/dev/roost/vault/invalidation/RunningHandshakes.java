package dev.roost.vault.invalidation;

import dev.roost.vault.credential.SecretKind;
import dev.roost.vault.credential.UserInvalidationStore.Claim;
import dev.roost.vault.x.XOAuth;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * Handshakes for which X is being asked for a user's tokens. X gives a user who connects anew by
 * OAuth 1.0a the same token as before, and by OAuth 2.0 tokens that may be of the same consent:
 * until they are stored, nobody can see that the user is there again.
 */
@ApplicationScoped
class RunningHandshakes {

  /** How long storing a token may take after X's answer. */
  private static final Duration STORING = Duration.ofSeconds(5);

  private final Duration longest;
  private final Clock clock;

  RunningHandshakes(XOAuth x, Clock clock) {
    this.longest = x.timeout().plus(STORING);
    this.clock = clock;
  }

  /** Whether the app has one of the kind that matters to this claim. */
  Uni<Boolean> isOneOnItsWay(SqlClient db, Claim claim) {
    return db.preparedQuery(
            claim.kind() == SecretKind.OAUTH2_REVOCATION
                ? """
                select 1 from token_vault.oauth2_handshake
                where app = $1 and user_id is null and spent_at > $2
                union all
                select 1 from token_vault.oauth2_pending
                where app = $1 and not abandoned limit 1
                """
                : """
                select 1 from token_vault.handshake
                where app = $1 and user_id is null and spent_at > $2 limit 1
                """)
        .execute(Tuple.of(claim.app(), since()))
        .map(rows -> rows.size() > 0);
  }

  private OffsetDateTime since() {
    return clock.instant().minus(longest).atOffset(ZoneOffset.UTC);
  }
}
