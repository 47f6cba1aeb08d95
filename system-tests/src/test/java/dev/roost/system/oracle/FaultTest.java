package dev.roost.system.oracle;

import static dev.roost.system.oracle.World.ANN;
import static dev.roost.system.oracle.World.BEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.contracts.activity.ActivityHeaders;
import dev.roost.contracts.topic.Topics;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One world for each fault, in which just that is wrong: the oracle finds it and nothing else. */
class FaultTest {

  @ParameterizedTest
  @EnumSource
  void theOracleFindsThisFaultAndNoOther(Fault fault) {
    World world = new World();
    does(fault, world);

    Verdict verdict = world.judge();

    assertThat(verdict.findings())
        .as(verdict.report())
        .singleElement()
        .extracting(Finding::fault)
        .isEqualTo(fault);
    assertThat(verdict.clean()).isFalse();
    assertThat(verdict.report()).contains(fault + " ", fault.meaning());
  }

  @Test
  void noTwoFaultsMeanTheSame() {
    assertThat(Fault.values()).extracting(Fault::meaning).doesNotHaveDuplicates();
  }

  @Test
  void aDeadLetterThatWasSentOnPurposeIsNoFinding() {
    World world = new World();
    world.under(Conditions.calm().withUnreadable(Set.of(Bytes.of("not json"))));
    world.setAside(ANN, "not json");

    Verdict verdict = world.judge();

    assertThat(verdict.clean()).as(verdict.report()).isTrue();
  }

  @Test
  void aDeadLetterOfAnAcceptedDeliveryIsALossToo() {
    World world = new World();
    world.sent("d-1", ANN, "1").accepted(10, 20);
    world.setAside(ANN, World.post(ANN, "1"));

    Verdict verdict = world.judge();

    assertThat(verdict.findings())
        .extracting(Finding::fault)
        .containsExactlyInAnyOrder(Fault.LOST, Fault.DEAD_LETTER);
    assertThat(verdict.report()).contains("not-json").doesNotContain("hello");
  }

  /** An expression, so that a fault without a world does not compile. */
  private static World does(Fault fault, World world) {
    return switch (fault) {
      case LOST -> world.sent("d-1", ANN, "1").accepted(10, 20).world();
      case GIVEN_UP -> refused(world.interrupted());
      case UNEXPLAINED_GIVE_UP -> refusedInACalm(world);
      case TOO_FEW_ACCEPTED -> tooFew(world);
      case DOUBLED -> right(world).out(ANN, "1");
      case ALIEN -> world.out(ANN, "1");
      case CHANGED -> changed(world);
      case SWAPPED -> swapped(world);
      case MISLABELLED -> mislabelled(world);
      case DEAD_LETTER -> world.setAside(ANN, "not json");
      case AMBIGUOUS -> right(world).sent("d-2", ANN, "1").accepted(10, 20).world();
    };
  }

  private static World refused(World world) {
    return world.sent("d-1", ANN, "1").failed(10, 20, "refused").givenUp().world();
  }

  private static World changed(World world) {
    world.sent("d-1", ANN, "1").accepted(10, 20);
    return world.outRaw(Topics.ACTIVITIES.name(), ANN, World.post(ANN, "1") + " ");
  }

  private static World swapped(World world) {
    world.sent("d-1", ANN, "1").accepted(10, 20);
    world.sent("d-2", ANN, "2").accepted(30, 40);
    return world.out(ANN, "2").out(ANN, "1");
  }

  private static World mislabelled(World world) {
    world.sent("d-1", ANN, "1").accepted(10, 20);
    return world.outWith(ActivityHeaders.OWN, "false", ANN, "1");
  }

  private static World right(World world) {
    world.sent("d-1", ANN, "1").accepted(10, 20);
    return world.out(ANN, "1");
  }

  /** One of twenty deliveries is given up: 95 % are accepted. */
  private static World refusedInACalm(World world) {
    world.sent("d-0", BEN, "100").failed(10, 20, "refused").givenUp();
    for (int i = 1; i < 20; i++) {
      world.sent("d-" + i, ANN, Integer.toString(i)).accepted(10, 20);
      world.out(ANN, Integer.toString(i));
    }
    return world;
  }

  /** One of nineteen, whose activity another delivery brought. */
  private static World tooFew(World world) {
    for (int i = 1; i < 18; i++) {
      world.sent("d-" + i, ANN, Integer.toString(i)).accepted(10, 20);
      world.out(ANN, Integer.toString(i));
    }
    world.sent("d-18", ANN, "18").failed(10, 20, "refused").givenUp();
    world.copyOf("d-18", "d-19").accepted(10, 20);
    return world.out(ANN, "18");
  }
}
