package dev.roost.replay.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The rules and the planner in worlds in memory: sound, live, and within X's bounds; and no mistake
 * of those that were made once goes unseen.
 */
final class RecoveryWorldTest {

  private static final int FEW = 200;
  private static final int ALL = Integer.getInteger("roost.recovery.seeds", 10_000);

  /** What must occur in at least 5 % of the worlds, troubles and readings of X apart. */
  private static final List<String> FOUND =
      List.of(
          "Recovered",
          "NotAttempted",
          "Lost",
          "lost: horizon",
          "lost: webhook gone",
          "lost: replay not enabled",
          "lost: too large",
          "refused",
          "no-heartbeat",
          "instance-lost",
          "unheard",
          "unreachable",
          "unmonitored",
          "webhook-invalid",
          "expired-unread",
          "too-large",
          "dead-lettered",
          "by-hand",
          "INCOMPLETE",
          "RECOVERING",
          "RECOVERED",
          "COMPLETE",
          "NOT_YET_KNOWN",
          "NOT_ATTEMPTED",
          "LOST");

  @Test
  void aFewWorldsAreSoundLiveAndWithinBounds() {
    Tally tally = Tally.of(1, FEW, RuleSet::new);

    assertThat(tally.violations()).isEmpty();
  }

  @Test
  @Tag("recovery")
  void allWorldsAreSoundLiveAndWithinBounds() {
    Tally tally = Tally.of(1, ALL, RuleSet::new);

    tally.print("no mistake");
    assertThat(tally.violations()).isEmpty();
    assertThat(tally.lostThatWereNot()).isLessThanOrEqualTo(tally.minutes() / 500);
    if (ALL >= 10_000) {
      // All of them in a minute of one core; fewer are slower each, until the JVM is warm.
      assertThat(tally.cpuMillisPerWorld()).isLessThan(6);
    }
    Stream.concat(Stream.of(Trouble.values()).map(Trouble::name), FOUND.stream())
        .forEach(what -> assertThat(tally.shareOf(what)).as(what).isGreaterThanOrEqualTo(0.05));
    Stream.of(Scenario.Reading.values())
        .forEach(its -> assertThat(tally.shareOf(its.name())).isGreaterThanOrEqualTo(0.05));
  }

  @ParameterizedTest
  @EnumSource
  void aMistakeIsSeenInAWorldThatIsOtherwiseSound(Mistake mistake) {
    assertThat(World.run(mistake.seed(), new RuleSet()).violations()).isEmpty();
    assertThat(World.run(mistake.seed(), mistake.rules()).violations()).isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource
  @Tag("recovery")
  void aMistakeMattersInFivePercentOfTheWorlds(Mistake mistake) {
    Tally tally = Tally.of(1, Math.max(FEW, ALL / 20), mistake::rules);

    tally.print(mistake.name());
    assertThat(tally.divergedShare()).isGreaterThanOrEqualTo(0.05);
  }
}
