package dev.roost.simulator.app;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roost.simulator.error.XErrorException;
import dev.roost.simulator.seed.Letters;
import dev.roost.simulator.seed.Seed;
import dev.roost.simulator.signature.Signing;
import dev.roost.simulator.state.Forgetful;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The apps of this X. */
@Singleton
public final class Apps implements Forgetful {

  private final Seed seed;
  private final Map<String, App> apps = new ConcurrentHashMap<>();

  /** No apps yet. */
  public Apps(Seed seed) {
    this.seed = seed;
  }

  /** The app of that name, or 404. */
  public App get(String name) {
    return find(name).orElseThrow(XErrorException::notFound);
  }

  /** The app of that name, if there is one. */
  public Optional<App> find(String name) {
    return Optional.ofNullable(apps.get(name));
  }

  /**
   * Creates or changes an app. Fields that are absent keep their value, or come from the seed; an
   * explicit null takes the client secret away.
   */
  public App put(String name, JsonNode change) {
    return apps.compute(name, (key, known) -> changed(known == null ? made(name) : known, change));
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
        Signing.BOTH);
  }

  private static App changed(App app, JsonNode change) {
    return new App(
        app.app(),
        app.id(),
        app.consumerKey(),
        change.path("consumerSecret").asText(app.consumerSecret()),
        app.clientId(),
        clientSecret(app, change),
        change.hasNonNull("signing") ? signing(change.get("signing").asText()) : app.signing());
  }

  private static @Nullable String clientSecret(App app, JsonNode change) {
    if (!change.has("clientSecret")) {
      return app.clientSecret();
    }
    return change.get("clientSecret").isNull() ? null : change.get("clientSecret").asText();
  }

  private static Signing signing(String text) {
    try {
      return Signing.valueOf(text.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw XErrorException.unusable("signing: legacy, modern or both");
    }
  }
}
