package dev.roost.subscriptions.connect;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.NewCookie;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What the page gives to the browser that opened it, as a cookie and in its form: a handshake is
 * begun for a browser that sends both. So no other site, and no request without the page before it,
 * begins one (double-submit cookie, signed).
 */
@ApplicationScoped
class PageToken {

  private static final String PURPOSE = "page";
  private static final int BYTES = 16;

  private final Signed signed;
  private final BrowserCookies cookies;
  private final ConnectConfig config;
  private final RandomGenerator random;
  private final Clock clock;

  PageToken(
      Signed signed,
      BrowserCookies cookies,
      ConnectConfig config,
      RandomGenerator random,
      Clock clock) {
    this.signed = signed;
    this.cookies = cookies;
    this.config = config;
    this.random = random;
    this.clock = clock;
  }

  /** A token of its own for each page would end the one of the tab beside it. */
  Uni<NewCookie> of(Map<String, Cookie> carried) {
    @Nullable String old = value(carried);
    return signed
        .read(PURPOSE, old)
        .flatMap(nonce -> signed.sign(PURPOSE, nonce.orElseGet(this::nonce), expiry()))
        .map(value -> cookies.of(cookies.pageName(), value, config.pageTtl()));
  }

  /** Whether the form was sent by the browser that opened the page. */
  Uni<Boolean> isCarried(Map<String, Cookie> carried, @Nullable String inForm) {
    return Uni.combine()
        .all()
        .unis(signed.read(PURPOSE, value(carried)), signed.read(PURPOSE, inForm))
        .with(PageToken::areSame);
  }

  private static boolean areSame(Optional<String> cookie, Optional<String> form) {
    return cookie.isPresent()
        && form.isPresent()
        && MessageDigest.isEqual(
            cookie.get().getBytes(StandardCharsets.UTF_8),
            form.get().getBytes(StandardCharsets.UTF_8));
  }

  private @Nullable String value(Map<String, Cookie> carried) {
    Cookie cookie = carried.get(cookies.pageName());
    return cookie == null ? null : cookie.getValue();
  }

  private Instant expiry() {
    return clock.instant().plus(config.pageTtl());
  }

  private String nonce() {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
