package dev.roost.simulator.token;

import dev.roost.simulator.app.App;
import dev.roost.simulator.app.Apps;
import dev.roost.simulator.app.Owner;
import dev.roost.simulator.app.Permission;
import dev.roost.simulator.seed.Letters;
import dev.roost.simulator.seed.Seed;
import dev.roost.simulator.state.Forgetful;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** All access tokens ever given out, and the one of each app's owner; which of them are good. */
@Singleton
public final class AccessTokens implements Forgetful {

  private final Apps apps;
  private final Seed seed;
  private final Map<String, AccessToken> tokens = new LinkedHashMap<>();
  private final Set<String> revoked = new HashSet<>();
  private long given;

  AccessTokens(Apps apps, Seed seed) {
    this.apps = apps;
    this.seed = seed;
  }

  /** The token of that text, if it is good. */
  public synchronized Optional<AccessToken> find(String token) {
    if (revoked.contains(token)) {
      return Optional.empty();
    }
    return Optional.ofNullable(tokens.get(token))
        .or(() -> apps.byOwnerToken(token).map(AccessTokens::ownersOf));
  }

  /** The user's good token for that app, if the app was let in. */
  public synchronized Optional<AccessToken> of(App app, String userId) {
    return good()
        .filter(token -> token.app().equals(app.app()) && token.userId().equals(userId))
        .findFirst();
  }

  /** All tokens that users have ever given the app, those taken back too. */
  synchronized List<AccessToken> of(App app) {
    return tokens.values().stream().filter(token -> token.app().equals(app.app())).toList();
  }

  /** A token for that app and user: the one there is, unless it may do something else. */
  public synchronized AccessToken give(App app, String userId, Permission permission) {
    Optional<AccessToken> known = of(app, userId);
    if (known.isPresent() && known.get().permission() == permission) {
      return known.get();
    }
    known.ifPresent(token -> revoke(token.token()));
    RandomGenerator random = seed.generator("access token of " + app.app() + " " + userId, ++given);
    AccessToken token =
        new AccessToken(
            userId + "-" + Letters.alphanumeric(random, 40),
            Letters.alphanumeric(random, 45),
            app.app(),
            userId,
            permission);
    tokens.put(token.token(), token);
    return token;
  }

  /** Takes one token back. */
  public synchronized void revoke(String token) {
    revoked.add(token);
  }

  /** Takes all tokens of a user back, of all apps; those of an owner too. */
  public synchronized void revokeAll(String userId) {
    good()
        .filter(token -> token.userId().equals(userId))
        .map(AccessToken::token)
        .toList()
        .forEach(this::revoke);
    apps.ofAccount(userId).forEach(app -> revoke(apps.get(app).owner().token()));
  }

  /** Takes the tokens of a user for one app back; that of its owner too. */
  public synchronized void revokeAll(String userId, App app) {
    good()
        .filter(token -> token.app().equals(app.app()) && token.userId().equals(userId))
        .map(AccessToken::token)
        .toList()
        .forEach(this::revoke);
    if (app.owner().userId().equals(userId)) {
      revoke(app.owner().token());
    }
  }

  @Override
  public synchronized void forget() {
    tokens.clear();
    revoked.clear();
    given = 0;
  }

  private Stream<AccessToken> good() {
    return tokens.values().stream().filter(token -> !revoked.contains(token.token()));
  }

  private static AccessToken ownersOf(App app) {
    Owner owner = app.owner();
    return new AccessToken(
        owner.token(), owner.tokenSecret(), app.app(), owner.userId(), app.terms().permission());
  }
}
