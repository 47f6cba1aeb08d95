package dev.roost.system.oracle;

import static dev.roost.system.oracle.World.ANN;
import static dev.roost.system.oracle.World.BEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.contracts.topic.Topics;
import org.junit.jupiter.api.Test;

class OracleTest {

  private final World world = new World();

  @Test
  void aKeptPromiseIsClean() {
    world.sent("d-1", ANN, "1").accepted(10, 20);
    world.sent("d-2", BEN, "2").accepted(12, 22);
    world.out(ANN, "1");
    world.out(BEN, "2");

    Verdict verdict = world.judge();

    assertThat(verdict.clean()).as(verdict.report()).isTrue();
    assertThat(verdict.tally()).isEqualTo(new Tally(2, 2, 2, 0, 2, 2, 0));
  }

  @Test
  void anAcceptedHappeningThatIsNotOutIsLost() {
    world.sent("d-1", ANN, "1").accepted(10, 20);

    Verdict verdict = world.judge();

    assertThat(verdict.of(Fault.LOST))
        .singleElement()
        .asString()
        .contains("tweet_create_events 1 of user " + ANN, "d-1 (1 accepted)");
  }

  @Test
  void aHappeningWhoseEveryDeliveryFailedIsGivenUpAndNotLost() {
    world.sent("d-1", ANN, "1").failed(10, 20, "timeout").givenUp();

    Verdict verdict = world.interrupted().judge();

    assertThat(verdict.of(Fault.GIVEN_UP)).hasSize(1);
    assertThat(verdict.findings()).hasSize(1);
  }

  @Test
  void aCopyThatWasAcceptedSavesAHappeningFromBeingGivenUp() {
    world.sent("d-1", ANN, "1").failed(10, 20, "refused").givenUp();
    world.copyOf("d-1", "d-2").accepted(11, 21);
    world.out(ANN, "1");

    Verdict verdict = world.interrupted().judge();

    assertThat(verdict.clean()).as(verdict.report()).isTrue();
  }

  @Test
  void whatIsStillUnderWayIsPendingAndNoFault() {
    world.sent("d-1", ANN, "1").failed(10, 20, "refused");

    Verdict verdict = world.judge();

    assertThat(verdict.clean()).as(verdict.report()).isTrue();
    assertThat(verdict.tally().pending()).isEqualTo(1);
  }

  @Test
  void whatComesOutTwiceIsDoubled() {
    world.sent("d-1", ANN, "1").accepted(10, 20);
    world.out(ANN, "1");
    world.out(ANN, "1");

    Verdict verdict = world.judge();

    assertThat(verdict.of(Fault.DOUBLED)).hasSize(1);
  }

  @Test
  void theSameIdForTwoUsersIsTwoHappenings() {
    world.sent("d-1", ANN, "1").accepted(10, 20);
    world.sent("d-2", BEN, "1").accepted(10, 20);
    world.out(ANN, "1");
    world.out(BEN, "1");

    Verdict verdict = world.judge();

    assertThat(verdict.clean()).as(verdict.report()).isTrue();
  }

  @Test
  void whatNobodySentIsAlien() {
    world.sent("d-1", ANN, "1").accepted(10, 20);
    world.out(ANN, "1");
    world.out(ANN, "2");

    Verdict verdict = world.judge();

    assertThat(verdict.of(Fault.ALIEN)).singleElement().asString().contains("events 2 of user");
  }

  @Test
  void whatWasNeverConnectedAndComesOutIsAlien() {
    world.sent("d-1", ANN, "1").neverConnected(20);
    world.out(ANN, "1");

    Verdict verdict = world.judge();

    assertThat(verdict.of(Fault.ALIEN)).hasSize(1);
  }

  @Test
  void aValueThatHoldsNoActivityIsAlien() {
    world.outRaw(Topics.ACTIVITIES.name(), ANN, "not even JSON");

    Verdict verdict = world.judge();

    assertThat(verdict.of(Fault.ALIEN)).hasSize(1);
  }

  @Test
  void oneOtherByteIsAChange() {
    world.sent("d-1", ANN, "1").accepted(10, 20);
    world.outRaw(Topics.ACTIVITIES.name(), ANN, World.post(ANN, "1") + " ");

    Verdict verdict = world.judge();

    assertThat(verdict.of(Fault.CHANGED)).hasSize(1);
  }

  @Test
  void aSplitThatTakesAnothersPeopleAlongIsAChange() {
    world.batch("d-1", ANN, "1", "2").accepted(10, 20);
    world.outSplit(ANN, "1");
    world.outRaw(
        Topics.ACTIVITIES.name(), ANN, World.post(ANN, "2").replaceAll("}$", ",\"users\":{}}"));

    Verdict verdict = world.judge();

    assertThat(verdict.of(Fault.CHANGED)).hasSize(1);
  }

  @Test
  void whatWasStoredAlthoughTheAnswerWasLostKeepsItsEarlierPlace() {
    world.sent("d-1", ANN, "1").failed(10, 20, "lost-answer").accepted(50, 60);
    world.sent("d-2", ANN, "2").accepted(30, 40);
    world.out(ANN, "1");
    world.out(ANN, "2");

    Verdict verdict = world.judge();

    assertThat(verdict.clean()).as(verdict.report()).isTrue();
  }

  @Test
  void aRetryMayComeOutAfterWhatOvertookIt() {
    world.sent("d-1", ANN, "1").failed(10, 20, "refused").accepted(50, 60);
    world.sent("d-2", ANN, "2").accepted(30, 40);
    world.out(ANN, "2");
    world.out(ANN, "1");

    Verdict verdict = world.judge();

    assertThat(verdict.clean()).as(verdict.report()).isTrue();
  }

  @Test
  void givenUpButStoredIsStillSaidApart() {
    world.sent("d-1", ANN, "1").broken(10, 20, "lost-answer").givenUp();
    world.out(ANN, "1");

    Verdict verdict = world.interrupted().judge();

    assertThat(verdict.of(Fault.GIVEN_UP)).singleElement().asString().contains("it came out");
    assertThat(verdict.findings()).hasSize(1);
  }

  @Test
  void aRevocationIsCountedOutOfTheSignals() {
    world.revoked("d-1", ANN, "2026-11-01T12:00:00+01:00").accepted(10, 20);
    world.signalled(ANN, "2026-11-01T11:00:00Z");

    Verdict verdict = world.judge();

    assertThat(verdict.clean()).as(verdict.report()).isTrue();
  }

  @Test
  void aRevocationWithoutASignalIsLost() {
    world.revoked("d-1", ANN, "2026-11-01T12:00:00+00:00").accepted(10, 20);
    world.signalled(BEN, "2026-11-01T12:00:00Z");

    Verdict verdict = world.judge();

    assertThat(verdict.of(Fault.LOST)).hasSize(1);
    assertThat(verdict.of(Fault.ALIEN)).hasSize(1);
  }

  @Test
  void twoHappeningsUnderOneNameAreNotTrusted() {
    world.sent("d-1", ANN, "1").accepted(10, 20);
    world.sent("d-2", ANN, "1").accepted(10, 20);
    world.out(ANN, "1");

    Verdict verdict = world.judge();

    assertThat(verdict.of(Fault.AMBIGUOUS)).hasSize(1);
  }

  @Test
  void aBodyThatIsNotWhatTheLogSaysIsNotTrusted() {
    world.lying("d-1", ANN, "1", "2").accepted(10, 20);
    world.out(ANN, "1");

    Verdict verdict = world.judge();

    assertThat(verdict.of(Fault.AMBIGUOUS)).hasSize(1);
  }

  @Test
  void aReportSaysWhatWhoAndWhereButNoText() {
    world.sent("d-1", ANN, "1").failed(5, 8, "timeout").accepted(10, 20);
    world.out(ANN, "1");
    world.out(ANN, "1");

    String report = world.judge().report();

    assertThat(report)
        .contains(
            "DOUBLED", ANN, "d-1 (1 timeout, 2 accepted)", "x.activities/0@0, x.activities/0@1")
        .doesNotContain("hello");
  }
}
