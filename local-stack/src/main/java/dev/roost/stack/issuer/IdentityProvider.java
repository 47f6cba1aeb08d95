package dev.roost.stack.issuer;

import dev.roost.stack.state.StateDirectory;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Signs people's tokens, as the company's identity provider would. */
public final class IdentityProvider {

  /** The {@code iss} of its tokens. */
  public static final String ISSUER = "https://login.roost.localhost";

  /** The {@code aud} of a token that every service with an admin API takes. */
  public static final List<String> AUDIENCES =
      List.of("roost-token-vault", "roost-subscription-manager", "roost-replay-worker");

  private final SigningKey key;
  private final Duration lifetime;
  private final Clock clock;

  /** Reads the key of the stack in this directory, or makes it at the first start. */
  public IdentityProvider(StateDirectory state, Duration lifetime, Clock clock) throws IOException {
    this.key = SigningKey.in(state.issuers().resolve("people.pem"));
    this.lifetime = lifetime;
    this.clock = clock;
  }

  /**
   * A new token.
   *
   * @param audiences the services that take it, by their {@code roost.access.people.audience}
   */
  public String token(RoleEntry role, List<String> audiences) {
    String subject = role.toString().replace(':', '.') + "@roost.localhost";
    Token token = new Token(ISSUER, subject, audiences, List.of(role.toString()));
    return token.signed(key, clock.instant(), lifetime);
  }

  /** What verifies its tokens: DER in Base64. */
  String publicKey() {
    return key.publicKey();
  }
}
