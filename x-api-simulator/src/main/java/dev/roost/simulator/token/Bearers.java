package dev.roost.simulator.token;

import dev.roost.simulator.app.App;
import dev.roost.simulator.seed.Letters;
import dev.roost.simulator.seed.Seed;
import dev.roost.simulator.state.Forgetful;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** The bearer of each app: the same one until it is taken back. */
@Singleton
public final class Bearers implements Forgetful {

  private final Seed seed;
  private final Map<String, String> bearers = new HashMap<>();
  private long given;

  Bearers(Seed seed) {
    this.seed = seed;
  }

  /** The app's bearer, made if it has none; with percent signs in it, as X's have. */
  public synchronized String of(App app) {
    return bearers.computeIfAbsent(app.app(), this::made);
  }

  /** The app's bearer, if it has one. */
  synchronized Optional<String> given(App app) {
    return Optional.ofNullable(bearers.get(app.app()));
  }

  /** The name of the app with that bearer, if it is good. */
  public synchronized Optional<String> appOf(String bearer) {
    return bearers.entrySet().stream()
        .filter(entry -> entry.getValue().equals(bearer))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** Takes the app's bearer back; the next one is another. */
  public synchronized void invalidate(String app) {
    bearers.remove(app);
  }

  @Override
  public synchronized void forget() {
    bearers.clear();
    given = 0;
  }

  private String made(String app) {
    RandomGenerator random = seed.generator("bearer of " + app, ++given);
    return "AAAAAAAAAAAAAAAAAAAAA"
        + Letters.alphanumeric(random, 24)
        + "%2F"
        + Letters.alphanumeric(random, 16)
        + "%3D"
        + Letters.alphanumeric(random, 44);
  }
}
