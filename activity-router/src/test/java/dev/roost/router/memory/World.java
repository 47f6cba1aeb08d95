package dev.roost.router.memory;

import dev.roost.router.Bodies;
import dev.roost.router.replay.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What happened to one user, and how X told of it: attempts lost, retries, delays, replays. The
 * truth is the list of what happened, which nobody but the test knows.
 */
final class World {

  private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);

  /**
   * One thing that happened.
   *
   * @param what what of two things with the same content differ in nothing: the type and whom
   */
  record Happening(int number, String type, String what, Instant at, String payload) {}

  /**
   * One delivery that was accepted.
   *
   * @param window of the replay job that brought it, null for a live one
   */
  record Sent(Happening of, Instant receivedAt, String uuid, @Nullable Window window) {

    String body() {
      String body = Bodies.envelope(of.type(), uuid, of.payload());
      return window == null ? body : body.replaceFirst("\\{", "{\"meta\":{\"replay\":true},");
    }
  }

  private final Random random;
  private final boolean renewsUuids;
  private final List<Happening> happenings = new ArrayList<>();
  private final List<Sent> sent = new ArrayList<>();

  private World(long seed, boolean renewsUuids) {
    this.random = new Random(seed);
    this.renewsUuids = renewsUuids;
  }

  /** Toggles within seconds, delays of up to ten minutes, all kinds. */
  static World wild(long seed, boolean renewsUuids) {
    World world = new World(seed, renewsUuids);
    world.happen(() -> Duration.ofMillis(200 + world.random.nextInt(90_000)), true);
    world.happenings.forEach(it -> world.deliver(it, Duration.ofMinutes(10)));
    world.replay();
    return world;
  }

  /** Three minutes between any two, copies within 50 s, and nothing at the edges of the windows. */
  static World calm(long seed) {
    World world = new World(seed, true);
    world.happen(() -> Duration.ofMinutes(3).plusMillis(world.random.nextInt(240_000)), false);
    world.happenings.removeIf(it -> secondOfHour(it.at()) < 120 || secondOfHour(it.at()) > 3_480);
    world.happenings.forEach(it -> world.deliver(it, Duration.ofSeconds(50)));
    world.replay();
    return world;
  }

  /** The same, where only what fits is subscribed to. */
  World subscribedTo(Predicate<String> types) {
    happenings.removeIf(it -> !types.test(it.type()));
    sent.removeIf(it -> !types.test(it.of().type()));
    return this;
  }

  /** All deliveries in the order in which they were accepted. */
  List<Sent> deliveries() {
    return sent.stream().sorted(Comparator.comparing(Sent::receivedAt)).toList();
  }

  /** How many happened of which X told at all, by what cannot be told apart. */
  Map<String, Integer> truth() {
    Map<String, Integer> truth = new HashMap<>();
    happenings.stream()
        .filter(it -> sent.stream().anyMatch(delivery -> delivery.of().number() == it.number()))
        .forEach(it -> truth.merge(it.what(), 1, Integer::sum));
    return truth;
  }

  /** The numbers of all happenings of which X told at all. */
  Set<Integer> told() {
    return sent.stream().map(delivery -> delivery.of().number()).collect(Collectors.toSet());
  }

  private interface Pause {
    Duration next();
  }

  private void happen(Pause pause, boolean allKinds) {
    Instant now = START;
    boolean[] follows = new boolean[4];
    for (int number = 0; number < 60; number++) {
      now = now.plus(pause.next());
      int subject = random.nextInt(follows.length);
      int kind = allKinds ? random.nextInt(6) : 0;
      happenings.add(
          switch (kind) {
            case 0, 1, 2 -> toggled(number, subject, follows[subject] ^= true, now);
            case 3 -> profile(number, now);
            case 4 -> chat(number, now);
            default -> post(number, now);
          });
    }
  }

  private static Happening toggled(int number, int subject, boolean begun, Instant at) {
    String family = subject % 2 == 0 ? "follow" : "mute";
    String type = family + "." + (begun ? family : "un" + family);
    String payload =
        """
        {"source":{"data":{"id":"%s","public_metrics":{"n":COUNT}}},
         "target":{"data":{"id":"77%d"}}}\
        """
            .formatted(Bodies.USER, subject);
    return new Happening(number, type, type + subject, at, payload);
  }

  private Happening profile(int number, Instant at) {
    String name = random.nextBoolean() ? "ada" : "bob";
    String payload = "{\"before\":\"x\",\"after\":\"%s\"}".formatted(name);
    return new Happening(number, "profile.update.handle", name, at, payload);
  }

  private static Happening chat(int number, Instant at) {
    String payload =
        "{\"id\":\"c-%d\",\"sender_id\":\"5\",\"conversation_token\":\"COUNT\"}".formatted(number);
    return new Happening(number, "chat.received", "chat" + number, at, payload);
  }

  private static Happening post(int number, Instant at) {
    String payload =
        "{\"id\":\"29%d\",\"author_id\":\"5\",\"public_metrics\":{\"n\":COUNT}}".formatted(number);
    return new Happening(number, "post.mention.create", "post" + number, at, payload);
  }

  // Now and then no attempt is accepted; else one, and some whose answer was lost.
  private void deliver(Happening happening, Duration longest) {
    int copies = random.nextInt(8) == 0 ? 0 : 1 + random.nextInt(3);
    Instant receivedAt = happening.at();
    for (int copy = 0; copy < copies; copy++) {
      long rest = longest.minus(Duration.between(happening.at(), receivedAt)).toMillis();
      receivedAt = receivedAt.plusMillis(1 + random.nextLong(Math.max(1, rest)));
      add(happening, receivedAt, null);
    }
  }

  // Up to two jobs for each hour, each of which brings everything once and in any order.
  private void replay() {
    Instant last = happenings.getLast().at();
    int job = 0;
    for (Instant from = START; from.isBefore(last); from = from.plus(HOUR)) {
      for (int again = random.nextInt(3); again > 0; again--) {
        Window window = new Window("job-" + job, from, from.plus(HOUR));
        Instant begun = last.plus(Duration.ofHours(1 + 2L * job++));
        happenings.stream()
            .filter(it -> !it.at().isBefore(window.from()) && it.at().isBefore(window.to()))
            .forEach(it -> add(it, begun.plusMillis(random.nextInt(1_000_000)), window));
      }
    }
  }

  private void add(Happening happening, Instant receivedAt, @Nullable Window window) {
    String uuid =
        Long.toString(renewsUuids ? random.nextLong() : happening.number() * 0x9E3779B97F4A7C15L);
    Happening told =
        new Happening(
            happening.number(),
            happening.type(),
            happening.what(),
            happening.at(),
            happening.payload().replace("COUNT", Integer.toString(random.nextInt(9))));
    sent.add(new Sent(told, receivedAt, uuid, window));
  }

  private static long secondOfHour(Instant time) {
    return time.getEpochSecond() % 3_600;
  }
}
