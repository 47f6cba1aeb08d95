package dev.roost.vault.credential;

import dev.roost.admin.problem.ProblemException;
import dev.roost.admin.problem.ProblemType;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What may be seen of a user's token.
 *
 * @param version counts its replacements, from 1
 * @param fingerprint of the token's secret
 * @param revokedAt when it was taken out of use; its secret is gone since then
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
    @Nullable Instant revokedAt) {

  static UserTokenView of(StoredSecret row) {
    return new UserTokenView(
        row.row().app(),
        row.row().userId(),
        row.row().version(),
        row.fingerprint(),
        row.addedAt(),
        row.endedAt());
  }

  /** 404: the vault has no token of this user. */
  public static ProblemException unknown() {
    return ProblemType.UNKNOWN_USER_TOKEN.exception(
        "The vault has no token of this user for this app. The user has to connect first, or"
            + " an admin PUTs the token here.");
  }
}
