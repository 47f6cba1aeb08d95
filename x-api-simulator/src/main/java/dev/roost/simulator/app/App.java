package dev.roost.simulator.app;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.roost.simulator.signature.Signing;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An app at X, with the secrets that sign its deliveries and its calls.
 *
 * @param app the name by which the simulator knows it
 * @param id X's id of it, in user_event bodies the {@code app_id}
 * @param clientSecret absent for an app without OAuth 2.0, which then has legacy signatures only
 */
public record App(
    String app,
    String id,
    String consumerKey,
    String consumerSecret,
    String clientId,
    @Nullable String clientSecret,
    Signing signing,
    @JsonUnwrapped Owner owner,
    @JsonUnwrapped Terms terms) {

  /** The secret of the legacy header, when that header is sent. */
  public Optional<String> legacySecret() {
    boolean sent = signing != Signing.MODERN || clientSecret == null;
    return sent ? Optional.of(consumerSecret) : Optional.empty();
  }

  /** The secret of the modern header, when that header is sent. */
  public Optional<String> modernSecret() {
    return signing == Signing.LEGACY ? Optional.empty() : Optional.ofNullable(clientSecret);
  }

  @Override
  public String toString() {
    return "App[" + app + ", " + id + "]";
  }
}
