package dev.roost.system.oracle;

import static dev.roost.system.oracle.World.ANN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a calm begins and ends, and what in it is a finding. */
class CalmTest {

  /** From second 100 to second 110, and again from 130 to 135. */
  private static final List<Interruption> INTERRUPTIONS =
      List.of(
          new Interruption("kafka-1 frozen", seconds(100), seconds(110)),
          new Interruption("webhook-ingest killed", seconds(130), seconds(135)));

  private final World world = new World().under(Conditions.interrupted(INTERRUPTIONS).accepting(0));

  @ParameterizedTest(name = "at second {0} {1}")
  @CsvSource({
    "0,     UNEXPLAINED_GIVE_UP",
    "99,    UNEXPLAINED_GIVE_UP",
    "99.001, GIVEN_UP",
    "100,   GIVEN_UP",
    "105,   GIVEN_UP",
    "110,   GIVEN_UP",
    "114.9, GIVEN_UP",
    "115,   UNEXPLAINED_GIVE_UP",
    "129,   UNEXPLAINED_GIVE_UP",
    "129.1, GIVEN_UP",
    "139.9, GIVEN_UP",
    "140,   UNEXPLAINED_GIVE_UP",
  })
  void aCalmBegins5SecondsAfterAnInterruptionAndEnds1SecondBeforeTheNext(
      double second, Fault fault) {
    long begun = Math.round(second * 1e9);
    world.sent("d-1", ANN, "1").failed(begun, begun + 1, "refused").givenUp();

    Verdict verdict = world.judge();

    assertThat(verdict.findings()).singleElement().extracting(Finding::fault).isEqualTo(fault);
  }

  @Test
  void oneAttemptInACalmIsEnoughAndIsNamed() {
    world
        .sent("d-1", ANN, "1")
        .failed(seconds(101), seconds(102), "timeout")
        .failed(seconds(120), seconds(121), "refused")
        .failed(seconds(131), seconds(132), "timeout")
        .givenUp();

    Verdict verdict = world.judge();

    assertThat(verdict.of(Fault.UNEXPLAINED_GIVE_UP))
        .singleElement()
        .asString()
        .contains("attempt 2 of d-1 began in a calm");
    assertThat(verdict.of(Fault.GIVEN_UP)).isEmpty();
  }

  @Test
  void anAttemptOfACopyCountsToo() {
    world.sent("d-1", ANN, "1").failed(seconds(101), seconds(102), "timeout").givenUp();
    world.copyOf("d-1", "d-2").failed(seconds(120), seconds(121), "timeout").givenUp();

    Verdict verdict = world.judge();

    assertThat(verdict.of(Fault.UNEXPLAINED_GIVE_UP)).hasSize(1);
  }

  @Test
  void whatXBrokeItselfIsNoRefusalOfRoosts() {
    world
        .sent("d-1", ANN, "1")
        .broken(seconds(120), seconds(121), "reset")
        .broken(seconds(121), seconds(122), "lost-answer")
        .failed(seconds(131), seconds(132), "refused")
        .givenUp();

    Verdict verdict = world.judge();

    assertThat(verdict.findings())
        .singleElement()
        .extracting(Finding::fault)
        .isEqualTo(Fault.GIVEN_UP);
  }

  @Test
  void noConnectionInACalmIsARefusal() {
    world.sent("d-1", ANN, "1").neverConnected(seconds(120)).givenUp();

    Verdict verdict = world.judge();

    assertThat(verdict.of(Fault.UNEXPLAINED_GIVE_UP)).hasSize(1);
  }

  @Test
  void whatWasAcceptedInTheEndMayHaveBeenRefusedInACalm() {
    world
        .sent("d-1", ANN, "1")
        .failed(seconds(120), seconds(121), "refused")
        .accepted(seconds(122), seconds(123));
    world.outWith("roost-received-at", "2026-11-01T12:02:03Z", ANN, "1");

    Verdict verdict = world.judge();

    assertThat(verdict.clean()).as(verdict.report()).isTrue();
  }

  @Test
  void anInterruptionDoesNotEndBeforeItBegins() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Interruption("a broker frozen", seconds(2), seconds(1)))
        .withMessageContaining("a broker frozen");
  }

  private static long seconds(long seconds) {
    return Duration.ofSeconds(seconds).toNanos();
  }
}
