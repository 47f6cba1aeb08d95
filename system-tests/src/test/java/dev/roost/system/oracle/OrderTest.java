package dev.roost.system.oracle;

import static dev.roost.system.oracle.World.ANN;
import static dev.roost.system.oracle.World.BEN;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class OrderTest {

  private final World world = new World();

  @Test
  void whatWasAnsweredBeforeTheNextBeganComesOutFirst() {
    world.sent("d-1", ANN, "1").accepted(10, 20);
    world.sent("d-2", ANN, "2").accepted(21, 30);
    world.out(ANN, "2");
    world.out(ANN, "1");

    Verdict verdict = world.judge();

    assertThat(verdict.of(Fault.SWAPPED))
        .singleElement()
        .asString()
        .contains("events 2 of", "before", "events 1 of", "d-1 (1 accepted)");
  }

  @Test
  void whatOverlappedMayComeOutEitherWay() {
    world.sent("d-1", ANN, "1").accepted(10, 20);
    world.sent("d-2", ANN, "2").accepted(19, 25);
    world.out(ANN, "2");
    world.out(ANN, "1");

    Verdict verdict = world.judge();

    assertThat(verdict.clean()).as(verdict.report()).isTrue();
  }

  @Test
  void theOrderAmongUsersIsFree() {
    world.sent("d-1", ANN, "1").accepted(10, 20);
    world.sent("d-2", BEN, "2").accepted(30, 40);
    world.out(BEN, "2");
    world.out(ANN, "1");

    Verdict verdict = world.judge();

    assertThat(verdict.clean()).as(verdict.report()).isTrue();
  }

  @Test
  void aSwapAcrossManyBetweenIsSeen() {
    world.sent("d-0", ANN, "1000").accepted(1, 2);
    for (int n = 1; n < 9; n++) {
      world.sent("d-" + n, ANN, "100" + n).accepted(1, 100 + n);
    }
    world.sent("d-9", ANN, "1009").accepted(3, 200);
    world.out(ANN, "1009");
    for (int n = 1; n < 9; n++) {
      world.out(ANN, "100" + n);
    }
    world.out(ANN, "1000");

    Verdict verdict = world.judge();

    assertThat(verdict.of(Fault.SWAPPED)).hasSize(1);
  }

  @Test
  void aSwapIsSeenWhateverComesOutLater() {
    world.sent("d-1", ANN, "1").accepted(10, 20);
    world.sent("d-2", ANN, "2").accepted(30, 40);
    world.sent("d-3", ANN, "3").accepted(15, 100);
    world.out(ANN, "2");
    world.out(ANN, "1");
    world.out(ANN, "3");

    Verdict verdict = world.judge();

    assertThat(verdict.of(Fault.SWAPPED)).hasSize(1);
  }

  @Test
  void anAttemptThatNeverConnectedDoesNotCountAsABeginning() {
    world.sent("d-1", ANN, "1").accepted(10, 20);
    world.sent("d-2", ANN, "2").neverConnected(12).accepted(30, 40);
    world.out(ANN, "2");
    world.out(ANN, "1");

    Verdict verdict = world.judge();

    assertThat(verdict.of(Fault.SWAPPED)).hasSize(1);
  }

  @Test
  void anAcceptedCopyDecidesThePlace() {
    world.sent("d-1", ANN, "1").failed(10, 12, "reset").accepted(60, 70);
    world.copyOf("d-1", "d-2").accepted(11, 20);
    world.sent("d-3", ANN, "2").accepted(30, 40);
    world.out(ANN, "2");
    world.out(ANN, "1");

    Verdict verdict = world.judge();

    assertThat(verdict.of(Fault.SWAPPED)).hasSize(1);
  }

  @Test
  void aBatchComesOutInTheOrderOfItsArray() {
    world.batch("d-1", ANN, "1", "2", "3").accepted(10, 20);
    world.outSplit(ANN, "1");
    world.outSplit(ANN, "3");
    world.outSplit(ANN, "2");

    Verdict verdict = world.judge();

    assertThat(verdict.of(Fault.SWAPPED)).singleElement().asString().contains("with 2 others");
  }

  @Test
  void aBatchInOrderIsClean() {
    world.batch("d-1", ANN, "1", "2", "3").accepted(10, 20);
    world.outSplit(ANN, "1");
    world.outSplit(ANN, "2");
    world.outSplit(ANN, "3");

    Verdict verdict = world.judge();

    assertThat(verdict.clean()).as(verdict.report()).isTrue();
  }

  @Test
  void whatAlsoTravelledAloneMayLeaveItsBatch() {
    world.batch("d-1", ANN, "1", "2").failed(10, 20, "refused").accepted(40, 50);
    world.also("d-2", ANN, "2").accepted(30, 35);
    world.out(ANN, "2");
    world.outSplit(ANN, "1");

    Verdict verdict = world.judge();

    assertThat(verdict.clean()).as(verdict.report()).isTrue();
  }

  @Test
  void aSplitThatIsNotWhatWasSentIsChanged() {
    world.batch("d-1", ANN, "1", "2").accepted(10, 20);
    world.outSplit(ANN, "1");
    world.outRaw("x.activities", ANN, World.post(ANN, "2").replace("hello", "hullo"));

    Verdict verdict = world.judge();

    assertThat(verdict.of(Fault.CHANGED)).hasSize(1);
  }

  @Test
  @Timeout(60)
  void aHundredThousandOfOneUserAreJudgedInSeconds() {
    for (int n = 0; n < 100_000; n++) {
      world.sent("d-" + n, ANN, "1" + n).accepted(n, n + 50L);
      world.out(ANN, "1" + n);
    }

    Verdict verdict = world.judge();

    assertThat(verdict.clean()).as(verdict.report()).isTrue();
  }
}
