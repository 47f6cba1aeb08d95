package dev.roost.simulator.handshake;

import dev.roost.simulator.app.App;
import dev.roost.simulator.app.Permission;
import dev.roost.simulator.error.XErrorException;
import dev.roost.simulator.seed.Letters;
import dev.roost.simulator.seed.Seed;
import dev.roost.simulator.state.Forgetful;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** The request tokens that are not spent. */
@Singleton
final class RequestTokens implements Forgetful {

  private final Seed seed;
  private final Map<String, RequestToken> tokens = new HashMap<>();
  private long made;

  RequestTokens(Seed seed) {
    this.seed = seed;
  }

  synchronized RequestToken make(App app, String callback, Permission permission) {
    RandomGenerator random = seed.generator("request token", ++made);
    RequestToken token =
        new RequestToken(
            Letters.alphanumeric(random, 27),
            Letters.alphanumeric(random, 32),
            app.app(),
            callback,
            permission,
            null);
    tokens.put(token.token(), token);
    return token;
  }

  synchronized Optional<RequestToken> find(String token) {
    return Optional.ofNullable(tokens.get(token));
  }

  /** Somebody lets the app in; out of band the verifier is a PIN. A second yes changes nothing. */
  synchronized RequestToken grant(RequestToken token, String userId) {
    RandomGenerator random = seed.generator("verifier " + token.token(), userId);
    String verifier =
        token.isOutOfBand()
            ? Integer.toString(random.nextInt(1_000_000, 10_000_000))
            : Letters.alphanumeric(random, 32);
    RequestToken granted = token.granted(new RequestToken.Grant(userId, verifier));
    tokens.replace(token.token(), granted);
    return granted;
  }

  /** Somebody does not; the token is no more. */
  synchronized void drop(RequestToken token) {
    tokens.remove(token.token());
  }

  /**
   * What somebody granted, for the verifier; once.
   *
   * @throws XErrorException 401/89 for a token that is spent or unknown, 401/32 for another
   *     verifier
   */
  synchronized RequestToken.Grant spend(String token, String verifier) {
    RequestToken known = tokens.get(token);
    if (known == null) {
      throw XErrorException.badToken();
    }
    RequestToken.Grant grant = known.grant();
    if (grant == null || !grant.verifier().equals(verifier)) {
      throw XErrorException.unauthenticated();
    }
    tokens.remove(token);
    return grant;
  }

  @Override
  public synchronized void forget() {
    tokens.clear();
    made = 0;
  }
}
