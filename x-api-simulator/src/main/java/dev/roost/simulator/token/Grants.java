package dev.roost.simulator.token;

import dev.roost.simulator.app.App;
import dev.roost.simulator.seed.Letters;
import dev.roost.simulator.seed.Seed;
import dev.roost.simulator.state.Forgetful;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that users let apps do by OAuth 2.0, and all tokens ever given out for it. A refresh token is
 * good once; what was used or revoked is remembered, so that it is known when it comes again.
 */
@Singleton
public final class Grants implements Forgetful {

  private static final int TOKEN_LENGTH = 91;

  private final Seed seed;
  private final Lifetimes lifetimes;
  private final Clock clock;
  private final Map<String, HeldToken> tokens = new LinkedHashMap<>();
  private final Set<Consent> consents = new HashSet<>();
  private final Map<Grant, String> newestAccess = new HashMap<>();
  private long granted;
  private long given;

  @Inject
  Grants(Seed seed, Lifetimes lifetimes) {
    this(seed, lifetimes, Clock.systemUTC());
  }

  /** Grants whose access tokens expire by that clock. */
  public Grants(Seed seed, Lifetimes lifetimes, Clock clock) {
    this.seed = seed;
    this.lifetimes = lifetimes;
    this.clock = clock;
  }

  private record Consent(String app, String userId) {}

  /** A new grant; former ones of the same user stay as they are. */
  public synchronized TokenPair give(String app, String userId, List<String> scopes) {
    consents.add(new Consent(app, userId));
    return pair(new Grant(++granted, app, userId, scopes));
  }

  /** The grant behind an access token, if the token is good. */
  public synchronized Optional<Grant> find(String access) {
    return access(access).filter(this::isGood).map(HeldToken::grant);
  }

  /** The grant behind an access token, whether or not the token is good. */
  public synchronized Optional<Grant> everGiven(String access) {
    return access(access).map(HeldToken::grant);
  }

  /** The token of that text, of either kind, if it was ever given to that app. */
  public synchronized Optional<HeldToken> token(String app, String text) {
    return Optional.ofNullable(tokens.get(text)).filter(held -> held.grant().app().equals(app));
  }

  /**
   * Gives a new pair for a refresh token, once.
   *
   * @param endsFormerAccess whether the access token given with it is good no more
   */
  public synchronized Renewal renew(String app, String refresh, boolean endsFormerAccess) {
    HeldToken held = token(app, refresh).filter(HeldToken::isRefresh).orElse(null);
    if (held == null || held.state() == HeldToken.State.REVOKED) {
      return new Renewal.Refused();
    }
    if (held.state() == HeldToken.State.USED) {
      return new Renewal.Used(held.grant());
    }
    tokens.replace(refresh, held.in(HeldToken.State.USED));
    String former = newestAccess.get(held.grant());
    if (endsFormerAccess && former != null) {
      revoke(former);
    }
    return new Renewal.Renewed(pair(held.grant()));
  }

  /** Revokes that token alone. One that was used stays one that was used. */
  public synchronized void revoke(String token) {
    tokens.computeIfPresent(
        token,
        (text, held) ->
            held.state() == HeldToken.State.USED ? held : held.in(HeldToken.State.REVOKED));
  }

  /** Revokes all tokens of a grant; what the user consented to stays so. */
  public synchronized void end(Grant grant) {
    revokeAll(held -> held.grant().equals(grant));
  }

  /** Revokes all tokens of a user for an app, of all grants. */
  public synchronized void endAll(String app, String userId) {
    revokeAll(held -> isOf(held.grant(), app, userId));
  }

  /** Ends it all: tokens, and what the user consented to. */
  public synchronized void withdraw(String app, String userId) {
    endAll(app, userId);
    consents.remove(new Consent(app, userId));
  }

  /** The same for all apps. */
  public synchronized void withdrawAll(String userId) {
    revokeAll(held -> held.grant().userId().equals(userId));
    consents.removeIf(consent -> consent.userId().equals(userId));
  }

  /** Whether the user lets the app in by OAuth 2.0, with or without a token that is good. */
  public synchronized boolean isLetIn(String app, String userId) {
    return consents.contains(new Consent(app, userId));
  }

  /** Whether the app has a token for the user that is good. */
  public synchronized boolean hasGoodToken(String app, String userId) {
    return tokens.values().stream()
        .anyMatch(held -> isOf(held.grant(), app, userId) && isGood(held));
  }

  /** All tokens ever given to the app, those that are good no more too, and whose they are. */
  synchronized Stream<Map.Entry<String, HeldToken>> of(App app) {
    return List.copyOf(tokens.entrySet()).stream()
        .filter(token -> token.getValue().grant().app().equals(app.app()));
  }

  @Override
  public synchronized void forget() {
    tokens.clear();
    consents.clear();
    newestAccess.clear();
    granted = 0;
    given = 0;
  }

  private TokenPair pair(Grant grant) {
    RandomGenerator random = seed.generator("OAuth 2.0 tokens of " + grant.app(), ++given);
    Instant end = clock.instant().plus(lifetimes.accessToken());
    String access = Letters.alphanumeric(random, TOKEN_LENGTH);
    tokens.put(access, HeldToken.access(grant, end));
    newestAccess.put(grant, access);
    @Nullable String refresh = null;
    if (grant.isRefreshable()) {
      refresh = Letters.alphanumeric(random, TOKEN_LENGTH);
      tokens.put(refresh, HeldToken.refresh(grant));
    }
    return new TokenPair(grant, access, refresh, lifetimes.accessToken());
  }

  private Optional<HeldToken> access(String text) {
    return Optional.ofNullable(tokens.get(text)).filter(held -> !held.isRefresh());
  }

  private boolean isGood(HeldToken held) {
    return held.isGoodAt(clock.instant());
  }

  private void revokeAll(Predicate<HeldToken> which) {
    tokens.entrySet().stream()
        .filter(token -> which.test(token.getValue()))
        .map(Map.Entry::getKey)
        .toList()
        .forEach(this::revoke);
  }

  private static boolean isOf(Grant grant, String app, String userId) {
    return grant.app().equals(app) && grant.userId().equals(userId);
  }
}
