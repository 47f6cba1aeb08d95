package dev.roost.vault.credential;

import dev.roost.vault.envelope.RowIdentity;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A row: one secret that took a place.
 *
 * @param keyVersion which data key sealed it; 0 once it ended
 * @param sealed the encrypted secret; absent once it ended
 * @param endedAt when it was replaced, revoked or retired; absent while it is live
 */
public record StoredSecret(
    RowIdentity row,
    int keyVersion,
    byte @Nullable [] sealed,
    String fingerprint,
    Instant addedAt,
    @Nullable Instant endedAt) {

  /** Reads a whole row of the table. */
  public static StoredSecret from(Row row) {
    Buffer sealed = row.getBuffer("sealed");
    Integer keyVersion = row.getInteger("key_version");
    OffsetDateTime endedAt = row.getOffsetDateTime("ended_at");
    return new StoredSecret(
        new RowIdentity(
            row.getString("app"),
            row.getString("kind"),
            row.getString("user_id"),
            row.getInteger("version")),
        keyVersion == null ? 0 : keyVersion,
        sealed == null ? null : sealed.getBytes(),
        row.getString("fingerprint"),
        row.getOffsetDateTime("added_at").toInstant(),
        endedAt == null ? null : endedAt.toInstant());
  }

  /** The encrypted secret of a live row. */
  public byte[] liveSealed() {
    return Objects.requireNonNull(sealed, "a live row holds its secret");
  }

  /** Whether it is in use. */
  public boolean isLive() {
    return endedAt == null;
  }

  SecretKind kind() {
    return SecretKind.of(row.kind());
  }
}
