package dev.roost.vault.credential;

import dev.roost.admin.problem.ProblemException;
import dev.roost.admin.problem.ProblemType;
import dev.roost.vault.envelope.RowIdentity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What may be seen of an app: no secret, but fingerprints.
 *
 * @param app Roost's name of the app
 * @param requireModern whether deliveries with the legacy signature alone are refused
 * @param userCredential with which credential of a user private event types and the Account
 *     Activity API 2 are subscribed
 * @param credentials what it has on file
 * @param webhookSecrets the secrets its deliveries are verified with
 * @param createdAt when it was first put in
 */
@Schema(
    examples =
        """
        {"app":"demo","requireModern":false,"userCredential":"oauth1-user",
         "credentials":[{"kind":"consumer","version":2,"fingerprint":"e9db54cafa3c8433",
                         "addedAt":"2026-11-23T22:54:02Z"}],
         "webhookSecrets":[{"id":"consumer-2","family":"consumer","current":true,
                            "fingerprint":"e9db54cafa3c8433",
                            "addedAt":"2026-11-23T22:54:02Z",
                            "lastVerified":[{"endpoint":"main","at":"2026-11-24T09:30:00Z"}]}],
         "createdAt":"2026-11-01T09:00:00Z"}
        """)
public record AppView(
    String app,
    boolean requireModern,
    UserCredential userCredential,
    List<CredentialView> credentials,
    List<WebhookSecretView> webhookSecrets,
    Instant createdAt) {

  public AppView {
    credentials = List.copyOf(credentials);
    webhookSecrets = List.copyOf(webhookSecrets);
  }

  /**
   * One credential.
   *
   * @param kind {@code consumer}, {@code owner}, {@code client} or {@code bearer}
   * @param version counts its replacements, from 1
   * @param fingerprint of the secret; see the README for how to compute it
   */
  public record CredentialView(String kind, int version, String fingerprint, Instant addedAt) {}

  /** What is shown, of the app's live rows, the newest of each kind first. */
  static AppView of(
      AppRow app, List<StoredSecret> live, Map<RowIdentity, List<LastVerified>> uses) {
    return new AppView(
        app.name(),
        app.requireModern(),
        app.userCredential(),
        live.stream().filter(row -> !row.kind().isWebhook()).map(AppView::credential).toList(),
        live.stream()
            .filter(row -> row.kind().isWebhook())
            .map(row -> WebhookSecretView.of(row, isNewest(row, live), uses))
            .toList(),
        app.createdAt());
  }

  /** 404: the vault stores no such app. */
  public static ProblemException unknown() {
    return ProblemType.UNKNOWN_APP.exception(
        "The vault stores no app of this name. PUT /api/v1/apps/{app} stores its credentials.");
  }

  private static CredentialView credential(StoredSecret row) {
    return new CredentialView(
        row.row().kind(), row.row().version(), row.fingerprint(), row.addedAt());
  }

  private static boolean isNewest(StoredSecret row, List<StoredSecret> live) {
    return live.stream()
        .filter(other -> Objects.equals(other.row().kind(), row.row().kind()))
        .allMatch(other -> other.row().version() <= row.row().version());
  }
}
