package dev.roost.simulator.user;

import dev.roost.simulator.error.XErrorException;
import dev.roost.simulator.seed.Seed;
import dev.roost.simulator.state.Forgetful;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Everybody on this X, in the order in which they joined the simulator. */
@Singleton
public final class Users implements Forgetful {

  private static final List<String> NAMES =
      List.of("Ada", "Zoë", "Søren", "Юлия", "Ngozi", "李雷", "José", "Tom & Co", "Priya ✨", "Márta");
  private static final List<String> PLACES =
      List.of("Boulder, CO", "København", "São Paulo", "東京", "", "Kraków / Berlin", "Nairobi");

  private final Seed seed;
  private final Map<String, User> byName = new HashMap<>();
  private final Map<String, User> byId = new HashMap<>();
  private final Set<User> inOrder = new LinkedHashSet<>();
  private final Set<String> protectedIds = new HashSet<>();

  /** Nobody yet. */
  public Users(Seed seed) {
    this.seed = seed;
  }

  /** The user of that screen name, made if there is none yet. */
  public synchronized User named(String screenName) {
    User known = byName.get(key(screenName));
    User user = known == null ? join(screenName) : known;
    inOrder.add(user);
    return user;
  }

  /** The same, but nobody whom others come upon by chance: a company's account. */
  public synchronized User aside(String screenName) {
    User known = byName.get(key(screenName));
    return known == null ? join(screenName) : known;
  }

  /** {@code count} users named {@code <prefix>1}, {@code <prefix>2} and so on. */
  public List<User> named(String prefix, int count) {
    return IntStream.rangeClosed(1, count).mapToObj(i -> named(prefix + i)).toList();
  }

  /** Makes the Posts of that user visible to followers alone, or to everybody again. */
  public synchronized void setProtected(User user, boolean isProtected) {
    if (isProtected) {
      protectedIds.add(user.id());
    } else {
      protectedIds.remove(user.id());
    }
  }

  /** Whether the Posts of that user are for followers alone. */
  public synchronized boolean isProtected(String userId) {
    return protectedIds.contains(userId);
  }

  /** The user of that id, or 404. */
  public synchronized User get(String id) {
    User user = byId.get(id);
    if (user == null) {
      throw XErrorException.userNotFound();
    }
    return user;
  }

  /** The user of that screen name, if there is one. */
  public synchronized Optional<User> find(String screenName) {
    return Optional.ofNullable(byName.get(key(screenName)));
  }

  /** Everybody who joined, without those set aside, in the order in which they came. */
  public synchronized List<User> all() {
    return List.copyOf(inOrder);
  }

  /** Someone other than the given user, made if need be. */
  public synchronized User other(User than, RandomGenerator random) {
    List<User> others = inOrder.stream().filter(user -> !user.equals(than)).toList();
    return others.isEmpty() ? named("passerby1") : others.get(random.nextInt(others.size()));
  }

  @Override
  public synchronized void forget() {
    byName.clear();
    byId.clear();
    inOrder.clear();
    protectedIds.clear();
  }

  private User join(String screenName) {
    RandomGenerator random = seed.generator("user", key(screenName));
    User user = made(freeId(random), screenName, random);
    byName.put(key(screenName), user);
    byId.put(user.id(), user);
    return user;
  }

  private String freeId(RandomGenerator random) {
    String id;
    do {
      // accounts of the early years have short ids, later ones have snowflakes
      boolean early = random.nextInt(4) == 0;
      id =
          Long.toString(
              early
                  ? random.nextLong(1_000_000L, 4_000_000_000L)
                  : random.nextLong(1L << 60, 1L << 61));
    } while (byId.containsKey(id));
    return id;
  }

  private static User made(String id, String screenName, RandomGenerator random) {
    return new User(
        id,
        screenName,
        NAMES.get(random.nextInt(NAMES.size())),
        PLACES.get(random.nextInt(PLACES.size())),
        "Opinions </mine> & coffee ☕ \"" + screenName + "\"",
        random.nextInt(5) == 0,
        random.nextLong(1_200_000_000_000L, 1_750_000_000_000L),
        random.nextInt(90_000),
        random.nextInt(4_000));
  }

  private static String key(String screenName) {
    return screenName.toLowerCase(Locale.ROOT);
  }
}
