package dev.roost.vault.credential;

import dev.roost.admin.problem.ProblemException;
import dev.roost.admin.problem.ProblemType;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What may be seen of a user's token.
 *
 * @param version counts its replacements, from 1
 * @param fingerprint of the token's secret
 * @param revokedAt when it was taken out of use; nobody can use it since then
 * @param invalidation that X is still to be told of a token of this user; absent where it was
 */
@Schema(
    examples =
        """
        {"app":"demo","userId":"2244994945","version":1,"fingerprint":"e9db54cafa3c8433",
         "addedAt":"2026-11-23T22:54:02Z"}
        """)
public record UserTokenView(
    String app,
    String userId,
    int version,
    String fingerprint,
    Instant addedAt,
    @Nullable Instant revokedAt,
    @Nullable Invalidation invalidation) {

  /**
   * A token that was taken out of use and that X has not confirmed as invalid yet.
   *
   * @param pendingSince when it was taken out of use, by the database's clock
   * @param failures how often X was asked in vain
   * @param lastFailure why, the last time
   */
  public record Invalidation(Instant pendingSince, int failures, @Nullable String lastFailure) {}

  static UserTokenView of(StoredSecret row, Optional<Invalidation> invalidation) {
    return new UserTokenView(
        row.row().app(),
        row.row().userId(),
        row.row().version(),
        row.fingerprint(),
        row.addedAt(),
        row.endedAt(),
        invalidation.orElse(null));
  }

  /** 404: the vault has no token of this user. */
  public static ProblemException unknown() {
    return ProblemType.UNKNOWN_USER_TOKEN.exception(
        "The vault has no token of this user for this app. The user has to connect first, or"
            + " an admin PUTs the token here.");
  }
}
