package dev.roost.subscriptions.consent;

import dev.roost.xapi.v2.Credential;
import io.vertx.mutiny.sqlclient.Row;
import org.jspecify.annotations.Nullable;

/**
 * The consent by which a user's subscription is asked for.
 *
 * @param oauth how the user let the app in last
 * @param lack why it does not cover what is wanted; absent while nothing says so
 */
public record Consent(OAuth oauth, @Nullable Lack lack) {

  /** Of a user of whom nothing is known yet. */
  public static final Consent UNKNOWN = new Consent(OAuth.V1_0A, null);

  /** From the columns {@code oauth} and {@code lack}. */
  public static Consent from(Row row) {
    return new Consent(
        OAuth.of(row.getString("oauth")).orElseThrow(),
        Lack.of(row.getString("lack")).orElse(null));
  }

  /** One that lacks nothing, as far as is known. */
  public static Consent of(OAuth oauth) {
    return new Consent(oauth, null);
  }

  /** The same consent, found to lack this. */
  public Consent lacking(@Nullable Lack found) {
    return new Consent(oauth, found);
  }

  /** With what calls in the user's name are authenticated. */
  public Credential credential() {
    return oauth.credential();
  }
}
