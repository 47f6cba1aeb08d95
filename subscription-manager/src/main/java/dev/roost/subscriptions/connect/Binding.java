package dev.roost.subscriptions.connect;

import dev.roost.contracts.name.EndpointName;
import jakarta.ws.rs.core.NewCookie;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What binds a browser to the handshake it began, in a cookie: a callback that another browser is
 * led to connects nobody.
 *
 * @param endpoint through which webhook the user is to be subscribed
 * @param handshakeId the vault's id of the handshake
 */
record Binding(String endpoint, String handshakeId) {

  static final String COOKIE = "roost-connect";

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,200}");
  // No part of an endpoint's name.
  private static final String SEPARATOR = "~";

  /** What a cookie says, if this service wrote it. */
  static Optional<Binding> of(@Nullable String cookie) {
    String[] parts = cookie == null ? new String[0] : cookie.split(SEPARATOR, 2);
    return parts.length == 2
            && EndpointName.parse(parts[0]).isPresent()
            && ID.matcher(parts[1]).matches()
        ? Optional.of(new Binding(parts[0], parts[1]))
        : Optional.empty();
  }

  /** Sent to this app's pages alone, never read by scripts, gone with the handshake. */
  NewCookie cookie(URI connect, Duration lifetime) {
    return cookie(connect, endpoint + SEPARATOR + handshakeId, (int) lifetime.toSeconds());
  }

  /** Takes the cookie away. */
  static NewCookie gone(URI connect) {
    return cookie(connect, "", 0);
  }

  private static NewCookie cookie(URI connect, String value, int seconds) {
    return new NewCookie.Builder(COOKIE)
        .value(value)
        .path(connect.getRawPath())
        .maxAge(seconds)
        .httpOnly(true)
        // Lax, not Strict: X's page leads the browser back.
        .sameSite(NewCookie.SameSite.LAX)
        .secure(!isPlainLoopback(connect))
        .build();
  }

  private static boolean isPlainLoopback(URI connect) {
    String host = String.valueOf(connect.getHost());
    return "http".equals(connect.getScheme())
        && (host.equals("localhost") || host.equals("127.0.0.1") || host.equals("[::1]"));
  }
}
