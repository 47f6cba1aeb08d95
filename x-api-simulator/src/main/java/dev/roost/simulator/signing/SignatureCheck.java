package dev.roost.simulator.signing;

import dev.roost.simulator.app.App;
import dev.roost.simulator.app.Apps;
import dev.roost.simulator.error.XErrorException;
import dev.roost.simulator.state.Forgetful;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;

/**
 * Checks OAuth 1.0a as X does: HMAC-SHA1 over the call as it was sent, a timestamp of now, a nonce
 * that is new.
 */
@Singleton
public final class SignatureCheck implements Forgetful {

  private static final Duration SKEW = Duration.ofMinutes(5);

  private final Apps apps;
  private final Clock clock;
  private final Nonces nonces = new Nonces();

  @Inject
  SignatureCheck(Apps apps) {
    this(apps, Clock.systemUTC());
  }

  SignatureCheck(Apps apps, Clock clock) {
    this.apps = apps;
    this.clock = clock;
  }

  /** Where the secret of a token comes from. */
  public interface Secrets {

    /** The secret of that app's token, empty for no token; fails with X's error for a bad one. */
    String of(App app, String token);
  }

  /**
   * Who signed.
   *
   * @param token empty for a call of the consumer alone
   */
  public record Signed(App app, String token, String verifier, String callback) {}

  /**
   * Checks a call that carries a signature.
   *
   * @throws XErrorException 400/215 for what cannot be read, 401/135 for a clock that is off,
   *     401/32 for another key or signature and for a nonce seen before
   */
  public Signed check(Call call, Secrets secrets) {
    Signature signature = Signature.of(call.credentials("OAuth").orElseThrow(Signature::bad));
    String key = signature.require("oauth_consumer_key");
    App app = apps.byConsumerKey(key).orElseThrow(XErrorException::unauthenticated);
    String token = signature.get("oauth_token").orElse("");
    long second = second(signature);
    String nonce = nonce(signature);
    if (!signature.signs(call, app.consumerSecret(), secrets.of(app, token))
        || !nonces.isNew(key + " " + token + " " + nonce, second, oldest())) {
      throw XErrorException.unauthenticated();
    }
    return new Signed(
        app,
        token,
        signature.get("oauth_verifier").or(() -> call.parameter("oauth_verifier")).orElse(""),
        signature.get("oauth_callback").or(() -> call.parameter("oauth_callback")).orElse(""));
  }

  @Override
  public void forget() {
    nonces.forget();
  }

  private long second(Signature signature) {
    String timestamp = signature.require("oauth_timestamp");
    boolean plain = timestamp.matches("\\d{1,12}");
    if (!plain
        || Math.abs(Long.parseLong(timestamp) - clock.instant().getEpochSecond())
            > SKEW.toSeconds()) {
      throw new XErrorException(401, 135, "Timestamp out of bounds.");
    }
    return Long.parseLong(timestamp);
  }

  private long oldest() {
    return clock.instant().minus(SKEW).getEpochSecond();
  }

  private static String nonce(Signature signature) {
    String nonce = signature.require("oauth_nonce");
    boolean ascii = StandardCharsets.US_ASCII.newEncoder().canEncode(nonce);
    boolean known =
        signature.require("oauth_signature_method").equals("HMAC-SHA1")
            && signature.get("oauth_version").orElse("1.0").equals("1.0");
    if (!ascii || !known) {
      throw XErrorException.unauthenticated();
    }
    return nonce;
  }
}
