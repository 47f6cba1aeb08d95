package dev.roost.router.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.router.Bodies;
import dev.roost.router.activity.EventUuids;
import dev.roost.router.delivery.Activity;
import dev.roost.router.delivery.Delivery;
import dev.roost.router.delivery.DeliveryReader;
import dev.roost.router.delivery.Finding.Happened;
import dev.roost.router.memory.World.Sent;
import dev.roost.router.replay.Window;
import dev.roost.router.subscription.SubscribedStates;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What comes out is held against what happened, in many worlds; a failure names its seed. */
class WorldsTest {

  private static final Set<String> BOTH = Set.of("follow", "mute");

  static LongStream seeds() {
    return LongStream.range(0, 150);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whereIdsAreKeptEachHappeningComesOutOnceHoweverWild(long seed) {
    World world = World.wild(seed, false);

    assertThat(out(world, EventUuids.STABLE, Set.of())).isEqualTo(world.truth());
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whereIdsAreRenewedAgainstTheSettingNothingIsLostAndWhatHasAnIdComesOutOnce(long seed) {
    World world = World.wild(seed, true);

    Map<String, Integer> out = out(world, EventUuids.STABLE, Set.of());

    world
        .truth()
        .forEach((what, count) -> {
          if (what.startsWith("chat") || what.startsWith("post")) {
            assertThat(out).containsEntry(what, count);
          }
        });
    assertThat(published(world, EventUuids.STABLE, Set.of()))
        .extracting(sent -> sent.of().number())
        .containsAll(world.told());
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whereIdsAreRenewedStatesThatRestForAMinuteComeOutOnceLiveAndReplayed(long seed) {
    World world = World.calm(seed);

    assertThat(out(world, EventUuids.RENEWED, BOTH)).isEqualTo(world.truth());
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whoSubscribesToBeginningsAloneLosesNoneHoweverWild(long seed) {
    World world =
        World.wild(seed, true)
            .subscribedTo(type -> Set.of("follow.follow", "mute.mute").contains(type));

    assertThat(published(world, EventUuids.RENEWED, Set.of()))
        .extracting(sent -> sent.of().number())
        .containsAll(world.told());
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whileNobodyKnowsWhetherBothAreSubscribedNothingIsLost(long seed) {
    World world = World.calm(seed);

    assertAllOut(world, out(world, EventUuids.RENEWED, Set.of()));
  }

  private static void assertAllOut(World world, Map<String, Integer> out) {
    world
        .truth()
        .forEach((what, count) ->
            assertThat(out.getOrDefault(what, 0)).as(what).isGreaterThanOrEqualTo(count));
  }

  private static Map<String, Integer> out(World world, EventUuids setting, Set<String> bothStates) {
    Map<String, Integer> out = new HashMap<>();
    published(world, setting, bothStates)
        .forEach(sent -> out.merge(sent.of().what(), 1, Integer::sum));
    return out;
  }

  private static List<Sent> published(World world, EventUuids setting, Set<String> bothStates) {
    Deduplication deduplication =
        new Deduplication(
            new Sweep.Limits(Duration.ofDays(6), 100, Duration.ofSeconds(1)),
            Duration.ofSeconds(1),
            setting,
            bothStates);
    Copies copies = new Copies(new SortedStore(), deduplication, new SubscribedStates());
    return world.deliveries().stream()
        .filter(sent -> {
          var windows = sent.window() == null ? List.<Window>of() : List.of(sent.window());
          long arrivedAt = sent.receivedAt().toEpochMilli();
          return copies.meet(read(sent), "acme", arrivedAt, windows) == Copy.FIRST;
        })
        .toList();
  }

  private static Activity read(Sent sent) {
    Delivery delivery =
        new Delivery(
            "acme",
            "main",
            sent.receivedAt().toString(),
            sent.receivedAt(),
            Bodies.bytes(sent.body()));
    return ((Happened) DeliveryReader.read(delivery, Bodies.LIMITS).getFirst()).activity();
  }
}
