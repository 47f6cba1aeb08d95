package dev.roost.simulator.handshake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.roost.simulator.error.XErrorException;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import org.jspecify.annotations.Nullable;

/** What a person says to an app, and where the person goes then. */
@Singleton
final class Consent {

  private final RequestTokens requests;

  Consent(RequestTokens requests) {
    this.requests = requests;
  }

  /**
   * Where it ends.
   *
   * @param redirect back to the app; absent where there is no way back
   * @param pin what the person has to type there; absent where there is a way back or was no yes
   */
  record End(@Nullable String redirect, @Nullable String pin) {}

  /** The wish behind that token; 401/89 if it is unknown or spent. */
  RequestToken wish(String token) {
    return requests.find(token).orElseThrow(XErrorException::badToken);
  }

  /** That user lets the app in. */
  End approve(RequestToken wish, String userId) {
    RequestToken granted = requests.grant(wish, userId);
    String verifier = requireNonNull(granted.grant()).verifier();
    return wish.isOutOfBand()
        ? new End(null, verifier)
        : new End(
            wish.back("oauth_token=" + enc(wish.token()) + "&oauth_verifier=" + enc(verifier)),
            null);
  }

  /** Somebody does not; X's {@code denied} is in no page of its own, but seen. */
  End deny(RequestToken wish) {
    requests.drop(wish);
    return new End(wish.isOutOfBand() ? null : wish.back("denied=" + enc(wish.token())), null);
  }

  private static String enc(String text) {
    return URLEncoder.encode(text, UTF_8);
  }
}
