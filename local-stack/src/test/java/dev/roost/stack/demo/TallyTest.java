package dev.roost.stack.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.contracts.activity.ActivityHeaders;
import dev.roost.simulatorclient.DeliveryLog.Attempt;
import dev.roost.simulatorclient.DeliveryLog.Delivery;
import dev.roost.simulatorclient.DeliveryLog.Happening;
import dev.roost.simulatorclient.DeliveryLog.State;
import dev.roost.stack.feed.Activity;
import dev.roost.stack.feed.ActivityFeed;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class TallyTest {

  private static final Set<String> OWN = Set.of("h-1", "h-2");

  @Test
  void whatIsAcceptedOnceAndOutOnceBalances() {
    var deliveries =
        List.of(delivery(State.ACCEPTED, 1, "h-1"), delivery(State.ACCEPTED, 1, "h-2"));

    var tally = Tally.of(OWN, deliveries, List.of(value("h-2"), value("h-1")));

    assertThat(tally).isEqualTo(new Tally(2, 2, 0, 0, 2, 0, 0, 0, 0));
    assertThat(tally.isRight()).isTrue();
  }

  @Test
  void aCopyThatDoesNotComeOutIsADroppedDuplicate() {
    var deliveries =
        List.of(
            delivery(State.ACCEPTED, 1, "h-1"),
            delivery(State.ACCEPTED, 2, "h-1"),
            delivery(State.ACCEPTED, 1, "h-2"));

    var tally = Tally.of(OWN, deliveries, List.of(value("h-1"), value("h-2")));

    assertThat(tally).isEqualTo(new Tally(4, 3, 0, 0, 2, 1, 0, 0, 0));
  }

  @Test
  void anAcceptedActivityThatIsNotOutIsLost() {
    var deliveries = List.of(delivery(State.ACCEPTED, 1, "h-1", "h-2"));

    var tally = Tally.of(OWN, deliveries, List.of(value("h-1")));

    assertThat(tally).isEqualTo(new Tally(2, 2, 0, 0, 1, 0, 1, 0, 0));
    assertThat(Tally.missing(OWN, deliveries, List.of(value("h-1")))).containsExactly("h-2 x");
    assertThat(tally.isRight()).isFalse();
  }

  @Test
  void aValueThatDiffersFromWhatXSentIsALoss() {
    var deliveries =
        List.of(delivery(State.ACCEPTED, 1, "h-1"), delivery(State.ACCEPTED, 1, "h-2"));

    var tally = Tally.of(OWN, deliveries, List.of(value("h-1"), value("h-2 altered")));

    assertThat(tally.lost()).isEqualTo(1);
  }

  @Test
  void aDuplicateThatComesOutIsSeenAndIsNotADroppedOne() {
    var deliveries =
        List.of(
            delivery(State.ACCEPTED, 1, "h-1"),
            delivery(State.ACCEPTED, 1, "h-1"),
            delivery(State.ACCEPTED, 1, "h-2"));

    var tally = Tally.of(OWN, deliveries, List.of(value("h-1"), value("h-1"), value("h-2")));

    assertThat(tally).isEqualTo(new Tally(3, 3, 0, 0, 3, 0, 0, 1, 0));
    assertThat(tally.isRight()).isFalse();
  }

  @Test
  void whatXGaveUpIsLostUntilItIsRecovered() {
    var given = List.of(delivery(State.ACCEPTED, 1, "h-1"), delivery(State.GIVEN_UP, 4, "h-2"));
    var replayed = with(given, replayed(State.ACCEPTED, "h-1"), replayed(State.ACCEPTED, "h-2"));

    var before = Tally.of(OWN, given, List.of(value("h-1")));
    var after = Tally.of(OWN, replayed, List.of(value("h-1"), recovered("h-2")));

    assertThat(before).isEqualTo(new Tally(5, 1, 1, 0, 1, 0, 1, 0, 0));
    assertThat(before.isRight()).isFalse();
    assertThat(after).isEqualTo(new Tally(7, 3, 1, 1, 2, 1, 0, 0, 0));
    assertThat(after.isRight()).isTrue();
  }

  @Test
  void aRecoveredActivityWithoutItsMarkIsNotRight() {
    var deliveries =
        List.of(
            delivery(State.ACCEPTED, 1, "h-1"),
            delivery(State.GIVEN_UP, 4, "h-2"),
            replayed(State.ACCEPTED, "h-2"));

    var tally = Tally.of(OWN, deliveries, List.of(value("h-1"), value("h-2")));

    assertThat(tally.unmarked()).isEqualTo(1);
    assertThat(tally.recovered()).isZero();
    assertThat(tally.isRight()).isFalse();
  }

  @Test
  void aCopyThatWasAcceptedMeansThatXDidNotGiveUp() {
    var deliveries =
        List.of(delivery(State.GIVEN_UP, 4, "h-1"), delivery(State.ACCEPTED, 1, "h-1", "h-2"));

    var tally = Tally.of(OWN, deliveries, List.of(value("h-1"), value("h-2")));

    assertThat(tally.givenUp()).isZero();
    assertThat(tally.isRight()).isTrue();
  }

  private static List<Delivery> with(List<Delivery> deliveries, Delivery... more) {
    return Stream.concat(deliveries.stream(), Stream.of(more)).toList();
  }

  @Test
  void whatIsNotOfThisDemoIsNotCounted() {
    var deliveries =
        List.of(delivery(State.ACCEPTED, 1, "h-1", "h-9"), delivery(State.ACCEPTED, 3, "h-8"));

    var tally = Tally.of(Set.of("h-1"), deliveries, List.of(value("h-1"), value("h-8")));

    assertThat(tally).isEqualTo(new Tally(1, 1, 0, 0, 1, 0, 0, 0, 0));
  }

  @Test
  void whatXMarkedAsReplayedIsTheSameActivity() {
    var deliveries = List.of(delivery(State.GIVEN_UP, 4, "h-1"), replayed(State.ACCEPTED, "h-1"));
    var marked =
        new Activity(
            Map.of(ActivityHeaders.REPLAYED, "true"),
            ActivityFeed.json(
                "{\"x\":[\"h-1\"],\"for_user_id\":\"1\",\"meta\":{\"replay\":true}}"
                    .getBytes(StandardCharsets.UTF_8)));

    var tally = Tally.of(Set.of("h-1"), deliveries, List.of(marked));

    assertThat(tally.recovered()).isEqualTo(1);
    assertThat(tally.lost()).isZero();
  }

  @Test
  void nothingIsSettledWhileXStillTriesOrHoldsBack() {
    var underWay = List.of(delivery(State.ACCEPTED, 1, "h-1"), delivery(State.PENDING, 1, "h-1"));

    var outlook = Outlook.of(OWN, underWay, List.of(value("h-1")));

    assertThat(outlook.pending()).isEqualTo(1);
    assertThat(outlook.queued()).isEqualTo(1);
    assertThat(outlook.isSettled()).isFalse();
  }

  private static Delivery delivery(State state, int attempts, String... happenings) {
    return delivery(null, state, attempts, happenings);
  }

  private static Delivery replayed(State state, String... happenings) {
    return delivery("job-1", state, 1, happenings);
  }

  private static Delivery delivery(
      @Nullable String replay, State state, int attempts, String... happenings) {
    return new Delivery(
        "d",
        "w",
        "demo",
        0,
        replay,
        state,
        new byte[0],
        List.of(happenings).stream().map(TallyTest::happening).toList(),
        IntStream.rangeClosed(1, attempts)
            .mapToObj(n -> new Attempt(n, 0, 0L, 1, "accepted", Instant.EPOCH, 200, null))
            .toList());
  }

  private static Happening happening(String id) {
    byte[] body =
        "{\"for_user_id\": \"1\",\"x\":[\"%s\"]}".formatted(id).getBytes(StandardCharsets.UTF_8);
    return new Happening(id, "x", null, body);
  }

  // Another spacing and order of fields than the body: it is the value that counts.
  private static Activity value(String id) {
    return activity(id, "false");
  }

  private static Activity recovered(String id) {
    return activity(id, "true");
  }

  private static Activity activity(String id, String replayed) {
    byte[] value =
        "{\"x\":[\"%s\"],\"for_user_id\":\"1\"}".formatted(id).getBytes(StandardCharsets.UTF_8);
    return new Activity(Map.of(ActivityHeaders.REPLAYED, replayed), ActivityFeed.json(value));
  }
}
