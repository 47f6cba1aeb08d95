package dev.roost.subscriptions.connect;

import dev.roost.subscriptions.publicurl.PublicUrlConfig;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.NewCookie;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;

/**
 * The cookies of the pages: one for the page itself, and one for each handshake, named after the
 * request token or the state that X gives back, so that several can be under way at once.
 *
 * <p>{@code __Host-} makes browsers refuse one that another host of the domain has set (RFC
 * 6265bis, section 4.1.3). It needs https; on loopback without TLS the prefix and {@code Secure}
 * are left out, since not every browser takes them there.
 */
@Singleton
class BrowserCookies {

  private static final int NAME_BYTES = 16;

  private final boolean secure;

  BrowserCookies(PublicUrlConfig urls) {
    this.secure = !isPlainLoopback(urls.connectUrl());
  }

  /** The name of the page's own cookie. */
  String pageName() {
    return prefix() + "roost-connect-page";
  }

  /** The name of a handshake's cookie. */
  String handshakeName(String givenBack) {
    return handshakePrefix() + digest(givenBack);
  }

  /** What the names of handshakes' cookies begin with. */
  String handshakePrefix() {
    return prefix() + "roost-connect-handshake-";
  }

  /** The name of the cookie with the invitation by which a handshake was begun last. */
  String invitationName() {
    return prefix() + "roost-connect-invitation";
  }

  /** The name of the cookie of somebody who has just had an app disconnected. */
  String disconnectionName(String app) {
    return prefix() + "roost-disconnection-" + digest(app);
  }

  private String prefix() {
    return secure ? "__Host-" : "";
  }

  private static String digest(String text) {
    try {
      byte[] sha =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(sha, NAME_BYTES));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Never read by scripts, and gone after this time. */
  NewCookie of(String name, String value, Duration age) {
    return new NewCookie.Builder(name)
        .value(value)
        // __Host- wants the whole host.
        .path("/")
        .maxAge((int) age.toSeconds())
        .httpOnly(true)
        // Lax, not Strict: X's page leads the browser back.
        .sameSite(NewCookie.SameSite.LAX)
        .secure(secure)
        .build();
  }

  private static boolean isPlainLoopback(URI connect) {
    String host = String.valueOf(connect.getHost());
    return "http".equals(connect.getScheme())
        && (host.equals("localhost") || host.equals("127.0.0.1") || host.equals("[::1]"));
  }
}
