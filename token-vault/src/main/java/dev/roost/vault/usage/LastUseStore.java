package dev.roost.vault.usage;

import dev.roost.vault.credential.SecretKind;
import dev.roost.vault.usage.LastUses.Use;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** When users' credentials were last used, as it is kept. */
@ApplicationScoped
class LastUseStore {

  private static final String OAUTH_2 =
      """
      with used as (
        select o.app, o.user_id, u.at
        from token_vault.oauth2_user o
          join unnest($1::text[], $2::text[], $3::timestamptz[]) as u (app, user_id, at)
            on o.app = u.app and o.user_id = u.user_id
        where o.last_used_at is null
          or o.last_used_at <= u.at - $4 * interval '1 millisecond'
        for update of o skip locked)
      update token_vault.oauth2_user o set last_used_at = used.at
      from used where o.app = used.app and o.user_id = used.user_id
      """;

  private static final String OAUTH_1 =
      """
      with used as (
        select o.app, o.user_id, u.at
        from token_vault.user_state o
          join unnest($1::text[], $2::text[], $3::timestamptz[]) as u (app, user_id, at)
            on o.app = u.app and o.user_id = u.user_id
        where o.oauth1_used_at is null
          or o.oauth1_used_at <= u.at - $4 * interval '1 millisecond'
        for update of o skip locked)
      update token_vault.user_state o set oauth1_used_at = used.at
      from used where o.app = used.app and o.user_id = used.user_id
      """;

  private final Pool database;

  LastUseStore(Pool database) {
    this.database = database;
  }

  /**
   * Keeps the times, except for users whose row somebody else is writing to, which wait for their
   * next use.
   *
   * @param least a user who was written within this time before is left as is
   */
  Uni<Void> keep(Map<Use, Instant> uses, Duration least) {
    return write(OAUTH_2, of(uses, SecretKind.OAUTH2_USER), least)
        .flatMap(_ -> write(OAUTH_1, of(uses, SecretKind.USER), least));
  }

  private static List<Map.Entry<Use, Instant>> of(Map<Use, Instant> uses, SecretKind kind) {
    return uses.entrySet().stream().filter(use -> use.getKey().kind() == kind).toList();
  }

  private Uni<Void> write(String sql, List<Map.Entry<Use, Instant>> uses, Duration least) {
    return uses.isEmpty()
        ? Uni.createFrom().voidItem()
        : database
            .preparedQuery(sql)
            .execute(
                Tuple.of(
                    uses.stream().map(use -> use.getKey().app()).toArray(String[]::new),
                    uses.stream().map(use -> use.getKey().userId()).toArray(String[]::new),
                    uses.stream()
                        .map(use -> use.getValue().atOffset(ZoneOffset.UTC))
                        .toArray(OffsetDateTime[]::new),
                    least.toMillis()))
            .replaceWithVoid();
  }
}
