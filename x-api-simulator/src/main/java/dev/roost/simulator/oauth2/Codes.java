package dev.roost.simulator.oauth2;

import dev.roost.simulator.seed.Letters;
import dev.roost.simulator.seed.Seed;
import dev.roost.simulator.state.Forgetful;
import dev.roost.simulator.token.Grant;
import dev.roost.simulator.token.Grants;
import dev.roost.simulator.token.Lifetimes;
import dev.roost.simulator.token.TokenPair;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The authorization codes: each is good once, and at X for 30 s. */
@Singleton
final class Codes implements Forgetful {

  private static final int CODE_LENGTH = 91;

  private final Seed seed;
  private final Grants grants;
  private final Lifetimes lifetimes;
  private final Clock clock;
  private final Map<String, Code> codes = new HashMap<>();
  private long made;

  @Inject
  Codes(Seed seed, Grants grants, Lifetimes lifetimes) {
    this(seed, grants, lifetimes, Clock.systemUTC());
  }

  Codes(Seed seed, Grants grants, Lifetimes lifetimes, Clock clock) {
    this.seed = seed;
    this.grants = grants;
    this.lifetimes = lifetimes;
    this.clock = clock;
  }

  /** What a user granted, and what became of it; {@code grant} is null until it is exchanged. */
  private record Code(
      AuthorizationRequest request,
      String userId,
      List<String> scopes,
      Instant expiresAt,
      @Nullable Grant grant) {

    Code exchangedFor(Grant its) {
      return new Code(request, userId, scopes, expiresAt, its);
    }
  }

  /** What came of a code. */
  sealed interface Exchange {}

  /** Tokens. */
  record Exchanged(TokenPair pair) implements Exchange {}

  /** It had been exchanged before; what that brought is good no more. */
  record Used() implements Exchange {}

  /** Nothing, for that reason in X's words. */
  record Refused(String why) implements Exchange {}

  /** The code for what a user grants of a request. */
  synchronized String make(AuthorizationRequest request, String userId, List<String> scopes) {
    String code = Letters.alphanumeric(seed.generator("authorization code", ++made), CODE_LENGTH);
    Instant end = clock.instant().plus(lifetimes.code());
    codes.put(code, new Code(request, userId, scopes, end, null));
    return code;
  }

  /** Who granted something by that code of that app, whether or not the code is good. */
  synchronized Optional<String> userOf(String app, String code) {
    return of(app, code).map(Code::userId);
  }

  /** Whether that code of that app has been exchanged. */
  synchronized boolean isUsed(String app, String code) {
    return of(app, code).filter(it -> it.grant() != null).isPresent();
  }

  /** Exchanges it, for whoever knows where it was sent to and what the challenge was made of. */
  synchronized Exchange exchange(String app, String code, String redirectUri, String verifier) {
    Code known = of(app, code).orElse(null);
    if (known == null) {
      return new Refused("Value passed for the authorization code was invalid.");
    }
    if (known.grant() != null) {
      grants.end(known.grant());
      return new Used();
    }
    if (!known.expiresAt().isAfter(clock.instant())) {
      return new Refused("Value passed for the authorization code was invalid.");
    }
    if (!known.request().redirectUri().equals(redirectUri)) {
      return new Refused(
          "Value passed for the redirect uri did not match the uri of the authorization code.");
    }
    if (!known.request().challenge().isMetBy(verifier)) {
      return new Refused("Value passed for the code verifier did not match the code challenge.");
    }
    TokenPair pair = grants.give(app, known.userId(), known.scopes());
    codes.replace(code, known.exchangedFor(pair.grant()));
    return new Exchanged(pair);
  }

  @Override
  public synchronized void forget() {
    codes.clear();
    made = 0;
  }

  private Optional<Code> of(String app, String code) {
    return Optional.ofNullable(codes.get(code)).filter(it -> it.request().app().app().equals(app));
  }
}
