package dev.roost.system.oracle;

import static dev.roost.system.oracle.World.ANN;
import static dev.roost.system.oracle.World.BEGUN;
import static dev.roost.system.oracle.World.HAPPENED;
import static dev.roost.system.oracle.World.REPLAY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.contracts.activity.ActivityHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Which marks of a replay are right; where the copy that came out is sure, only one is. */
class ReplayMarkTest {

  /** A job that X took ten minutes after all was over, of the same window. */
  private static final ReplayWindow LATER =
      new ReplayWindow("later", REPLAY.from(), REPLAY.to(), BEGUN.plusSeconds(600));

  private static final long LATER_AT = Duration.ofSeconds(601).toNanos();

  @Test
  void whatWasOnlyDeliveredLiveIsNotMarked() {
    assertThat(rightMarks(world -> world.sent("d-1", ANN, "1").accepted(10, 20), BEGUN))
        .containsExactly(false);
  }

  @Test
  void whatWasGivenUpLiveWithoutAConnectionAndReplayedIsMarked() {
    assertThat(
            rightMarks(
                world -> {
                  world.interrupted().sent("d-1", ANN, "1").neverConnected(20).givenUp();
                  world.replayed("d-1", "d-2", LATER).accepted(LATER_AT, LATER_AT + 5);
                },
                BEGUN.plusSeconds(601)))
        .containsExactly(true);
  }

  @Test
  void whatWasAcceptedLiveBeforeItWasReplayedIsNotMarked() {
    assertThat(
            rightMarks(
                world -> {
                  world.sent("d-1", ANN, "1").accepted(10, 20);
                  world.replayed("d-1", "d-2", LATER).accepted(LATER_AT, LATER_AT + 5);
                },
                BEGUN))
        .containsExactly(false);
  }

  /** It may have been stored although X got no 200; the time of receipt tells which came out. */
  @Test
  void whatWasRefusedLiveAndReplayedIsMarkedByTheTimeOfItsReceipt() {
    Consumer<World> refused =
        world -> {
          world.interrupted().sent("d-1", ANN, "1").failed(10, 20, "refused").givenUp();
          world.replayed("d-1", "d-2", LATER).accepted(LATER_AT, LATER_AT + 5);
        };

    assertThat(rightMarks(refused, BEGUN)).containsExactly(false);
    assertThat(rightMarks(refused, BEGUN.plusSeconds(601))).containsExactly(false, true);
  }

  @Test
  void aRetryDuringAJobWhoseWindowItIsInMayBeMarked() {
    assertThat(
            rightMarks(
                world -> {
                  world.sent("d-1", ANN, "1").accepted(10, 20);
                  world.replayed("d-1", "d-2", REPLAY).accepted(30, 40);
                },
                BEGUN))
        .containsExactly(false, true);
  }

  @Test
  void aRetryDuringAJobWhoseWindowItIsNotInIsNotMarked() {
    ReplayWindow another =
        new ReplayWindow("job", HAPPENED.plusMillis(1), REPLAY.to(), REPLAY.begunAt());

    assertThat(
            rightMarks(
                world -> {
                  world.sent("d-1", ANN, "1").accepted(10, 20);
                  world.replayed("d-1", "d-2", another).accepted(30, 40);
                },
                BEGUN))
        .containsExactly(false);
  }

  @Test
  void atTheEdgeOfTheWindowAReplayMayBeMarkedOrNot() {
    ReplayWindow attempted =
        new ReplayWindow("job", HAPPENED.plusMillis(1), LATER.to(), LATER.begunAt());

    assertThat(
            rightMarks(
                world -> {
                  world.interrupted().sent("d-1", ANN, "1").neverConnected(20).givenUp();
                  world.replayed("d-1", "d-2", attempted).accepted(LATER_AT, LATER_AT + 5);
                },
                BEGUN.plusSeconds(601)))
        .containsExactly(false, true);
  }

  /** The marks without a finding about labels, for a record received then. */
  private static Set<Boolean> rightMarks(Consumer<World> sent, Instant received) {
    Set<Boolean> right = new TreeSet<>();
    for (boolean mark : new boolean[] {true, false}) {
      World world = new World();
      sent.accept(world);
      String value = World.post(ANN, "1");
      Map<String, String> headers = new HashMap<>(World.headers(ANN, value));
      headers.put(ActivityHeaders.REPLAYED, Boolean.toString(mark));
      headers.put(ActivityHeaders.RECEIVED_AT, received.toString());
      world.outLabelled(ANN, headers, value);
      Verdict verdict = world.judge();
      assertThat(verdict.of(Fault.MISLABELLED).toString()).doesNotContain("received-at is");
      if (verdict.of(Fault.MISLABELLED).isEmpty()) {
        right.add(mark);
      }
    }
    return right;
  }
}
