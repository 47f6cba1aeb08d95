package dev.roost.simulator.app;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roost.simulator.error.XErrorException;
import dev.roost.simulator.seed.Letters;
import dev.roost.simulator.seed.Seed;
import dev.roost.simulator.signature.Signing;
import dev.roost.simulator.state.Forgetful;
import dev.roost.simulator.user.User;
import dev.roost.simulator.user.Users;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/** The apps of this X. */
@Singleton
public final class Apps implements Forgetful {

  private final Seed seed;
  private final Users users;
  private final Map<String, App> apps = new ConcurrentHashMap<>();

  /** No apps yet. */
  public Apps(Seed seed, Users users) {
    this.seed = seed;
    this.users = users;
  }

  /** The app of that name, or 404. */
  public App get(String name) {
    return find(name).orElseThrow(XErrorException::notFound);
  }

  /** The app of that name, if there is one. */
  public Optional<App> find(String name) {
    return Optional.ofNullable(apps.get(name));
  }

  /** The app of that consumer key, if there is one. */
  public Optional<App> byConsumerKey(String key) {
    return first(app -> app.consumerKey().equals(key));
  }

  /** The app of that OAuth 2.0 client id, if there is one. */
  public Optional<App> byClientId(String id) {
    return first(app -> app.clientId().equals(id));
  }

  /** The app whose owner has that access token, if there is one. */
  public Optional<App> byOwnerToken(String token) {
    return first(app -> app.owner().token().equals(token));
  }

  /** The names of all apps of that account. */
  public List<String> ofAccount(String ownerUserId) {
    return apps.values().stream()
        .filter(app -> app.owner().userId().equals(ownerUserId))
        .map(App::app)
        .toList();
  }

  /**
   * Creates or changes an app. Fields that are absent keep their value, or come from the seed; an
   * explicit null takes the client secret away.
   */
  public App put(String name, JsonNode change) {
    Change wanted = new Change(change, this::owner);
    return apps.compute(name, (key, known) -> wanted.of(known == null ? made(name) : known));
  }

  @Override
  public void forget() {
    apps.clear();
  }

  private App made(String name) {
    RandomGenerator random = seed.generator("app", name);
    return new App(
        name,
        Integer.toString(random.nextInt(10_000_000, 40_000_000)),
        Letters.alphanumeric(random, 25),
        Letters.alphanumeric(random, 50),
        Letters.alphanumeric(random, 34),
        Letters.alphanumeric(random, 50),
        Signing.BOTH,
        owner(name, name.replaceAll("\\W", "_") + "_owner"),
        Terms.usual());
  }

  private Owner owner(String app, String screenName) {
    User user = users.aside(screenName);
    RandomGenerator random = seed.generator("owner token", app + " " + user.screenName());
    return new Owner(
        user.id(),
        user.screenName(),
        user.id() + "-" + Letters.alphanumeric(random, 30),
        Letters.alphanumeric(random, 45));
  }

  private Optional<App> first(Predicate<App> wanted) {
    return apps.values().stream().filter(wanted).findFirst();
  }
}
