package dev.roost.xapi.oauth1;

import static java.util.stream.Collectors.joining;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Writes the Authorization header of one app's requests. Safe for many threads. */
public final class OAuth1Signer {

  private static final int NONCE_BYTES = 16;

  private final Consumer consumer;
  private final Clock clock;
  private final RandomGenerator random;

  /**
   * @param consumer the app
   * @param clock X refuses stamps that are minutes off (codes 135 and 32)
   * @param random makes nonces; a {@code SecureRandom} outside of tests
   */
  public OAuth1Signer(Consumer consumer, Clock clock, RandomGenerator random) {
    this.consumer = consumer;
    this.clock = clock;
    this.random = random;
  }

  /** The header for a request in a user's name, the app's owner included. */
  public String asUser(SignableRequest request, Token token) {
    return header(request, Optional.of(token), List.of());
  }

  /**
   * The header for asking for a request token: signed by the app alone.
   *
   * @param callback an absolute URL on the app's allow-list, or {@code oob}
   */
  public String withCallback(SignableRequest request, String callback) {
    return header(request, Optional.empty(), List.of(new Parameter("oauth_callback", callback)));
  }

  /** The header for turning a request token, once its user said yes, into the user's token. */
  public String withVerifier(SignableRequest request, Token requestToken, String verifier) {
    return header(
        request, Optional.of(requestToken), List.of(new Parameter("oauth_verifier", verifier)));
  }

  private String header(SignableRequest request, Optional<Token> token, List<Parameter> extra) {
    var protocol = new ArrayList<>(extra);
    protocol.add(new Parameter("oauth_consumer_key", consumer.key()));
    protocol.add(new Parameter("oauth_nonce", nonce()));
    protocol.add(new Parameter("oauth_signature_method", "HMAC-SHA1"));
    protocol.add(new Parameter("oauth_timestamp", Long.toString(clock.instant().getEpochSecond())));
    token.ifPresent(t -> protocol.add(new Parameter("oauth_token", t.value())));
    protocol.add(new Parameter("oauth_version", "1.0"));
    String base = HmacSha1.baseString(request, protocol);
    String signature = HmacSha1.sign(base, consumer.secret(), token.map(Token::secret));
    protocol.add(new Parameter("oauth_signature", signature));
    return written(protocol);
  }

  /** Letters and digits only: X refuses what is not ASCII. */
  private String nonce() {
    byte[] bytes = new byte[NONCE_BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private static String written(List<Parameter> protocol) {
    return protocol.stream()
        .map(p ->
            PercentEncoding.encode(p.name()) + "=\"" + PercentEncoding.encode(p.value()) + "\"")
        .collect(joining(", ", "OAuth ", ""));
  }
}
