package dev.roost.system.oracle;

import static dev.roost.system.oracle.World.ANN;
import static dev.roost.system.oracle.World.BEGUN;
import static dev.roost.system.oracle.World.BEN;
import static dev.roost.system.oracle.World.HAPPENED;
import static dev.roost.system.oracle.World.REPLAY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.contracts.activity.ActivityHeaders;
import dev.roost.contracts.topic.Topics;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the oracle makes of bodies of the X Activity API in which nothing is wrong, or one thing.
 */
class EventsTest {

  private static final String CLEO = "303";
  private static final String MENTION =
      Events.body(BEN, "post.mention.create", "77", Events.post("77"));
  private static final String REPLY =
      Events.body(BEN, "post.reply.create", "-9", Events.post("77"));

  private final World world = new World();

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aReplyThatMentionsComesOutOnceOfWhicheverEvent(boolean mentionFirst) {
    world.acted("d-1", Events.act("a-1", "reply", "77"), MENTION).accepted(10, 20);
    world.acted("d-2", Events.act("a-1", "reply", "77"), REPLY).accepted(12, 22);

    world.outLabelled(BEN, Events.repliedTo("77"), mentionFirst ? MENTION : REPLY);

    assertClean();
  }

  /** They ended before the event came that its record has: its place is that of the first. */
  @Test
  void theOrderIsThatOfTheFirstEventThatWasAccepted() {
    world.acted("d-1", Events.act("a-1", "reply", "77"), MENTION).accepted(10, 20);
    world
        .acted("d-2", Events.act("a-2", "reply", "78"), REPLY.replace("77", "78"))
        .accepted(30, 40);
    world.acted("d-3", Events.act("a-1", "reply", "77"), REPLY).accepted(50, 60);

    world.outLabelled(BEN, Events.repliedTo("78"), REPLY.replace("77", "78"));
    world.outLabelled(BEN, Events.repliedTo("77"), REPLY);

    assertThat(world.judge().findings()).extracting(Finding::fault).containsExactly(Fault.SWAPPED);
  }

  @Test
  void whoIsOnlyNamedInAReplyIsToldOfAMention() {
    String told = Events.body(CLEO, "post.mention.create", "77", Events.post("77"));
    world.acted("d-1", Events.act("a-1", "reply", "77"), told).accepted(10, 20);
    Map<String, String> mention = new HashMap<>(Events.repliedTo("77"));
    mention.putAll(
        Map.of(
            ActivityHeaders.TYPE,
            "com.x.post.mention.create",
            ActivityHeaders.FOR_USER,
            CLEO,
            ActivityHeaders.SOURCE,
            "/apps/demo/users/" + CLEO));

    world.outLabelled(CLEO, mention, told);

    assertClean();
  }

  @Test
  void followUnfollowFollowAreThreeThoughTwoLookTheSame() {
    String unfollow = Events.body(ANN, "follow.unfollow", "-2", Events.relation());
    world.acted("d-1", Events.act("a-1", "follow"), Events.follow("-1")).accepted(10, 20);
    world.acted("d-2", Events.act("a-2", "unfollow"), unfollow).accepted(30, 40);
    world.acted("d-3", Events.act("a-3", "follow"), Events.follow("-3")).accepted(50, 60);
    Map<String, String> unfollowed = new HashMap<>(Events.followed("-2"));
    unfollowed.put(ActivityHeaders.TYPE, "com.x.follow.unfollow");

    world.outLabelled(ANN, Events.followed("-1"), Events.follow("-1"));
    world.outLabelled(ANN, unfollowed, unfollow);
    world.outLabelled(ANN, Events.followed("-3"), Events.follow("-3"));

    assertClean();
    assertThat(world.judge().tally().happenings()).isEqualTo(3);
  }

  @Test
  void aCopyWithAnotherUuidIsTheSameFollow() {
    world.acted("d-1", Events.act("a-1", "follow"), Events.follow("-1")).accepted(10, 20);
    world.copyAs("d-1", "d-2", Events.follow("-2")).accepted(12, 22);

    world.outLabelled(ANN, Events.followed("-2"), Events.follow("-2"));

    assertClean();
  }

  @Test
  void aFollowAndItsCopyWithAnotherUuidAreADouble() {
    world.acted("d-1", Events.act("a-1", "follow"), Events.follow("-1")).accepted(10, 20);
    world.copyAs("d-1", "d-2", Events.follow("-2")).accepted(30, 40);

    world.outLabelled(ANN, Events.followed("-1"), Events.follow("-1"));
    world.outLabelled(ANN, Events.followed("-2"), Events.follow("-2"));

    assertThat(world.judge().of(Fault.DOUBLED)).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"true, 0", "false, 1"})
  void whatXMarksAsAReplayIsMarked(String mark, int findings) {
    String again = Events.replayed(ANN, "follow.follow", "-1", Events.relation());
    world.interrupted();
    world
        .acted("d-1", Events.act("a-1", "follow"), Events.follow("-1"))
        .failed(10, 20, "refused")
        .givenUp();
    world.replayedAs("d-1", "d-2", REPLAY, again).accepted(30, 40);
    Map<String, String> headers = new HashMap<>(Events.followed("-1"));
    headers.put(ActivityHeaders.REPLAYED, mark);

    world.outLabelled(ANN, headers, again);

    assertThat(world.judge().of(Fault.MISLABELLED)).hasSize(findings);
    assertThat(world.judge().findings()).hasSize(findings);
  }

  @Test
  void whatXMarksOutsideOfTheWindowIsMarkedToo() {
    ReplayWindow before =
        new ReplayWindow(
            "before", HAPPENED.minusSeconds(120), HAPPENED.minusSeconds(60), BEGUN.minusSeconds(1));
    String again = Events.replayed(BEN, "post.reply.create", "-9", Events.post("77"));
    world.interrupted();
    world.acted("d-1", Events.act("a-1", "reply", "77"), REPLY).failed(10, 20, "refused").givenUp();
    world.replayedAs("d-1", "d-2", before, again).accepted(30, 40);

    world.outLabelled(BEN, Events.repliedTo("77"), again);

    assertThat(world.judge().of(Fault.MISLABELLED)).hasSize(1);
  }

  @Test
  void dataMayBeAnArray() {
    String body =
        "{\"data\":[" + Events.event(ANN, "follow.follow", "-1", Events.relation()) + "]}";
    world.acted("d-1", Events.act("a-1", "follow"), body).accepted(10, 20);

    world.outLabelled(ANN, Events.followed("-1"), body);

    assertClean();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aPostThroughBothApisComesOutOnceAndSaysWhatItsShapeSays(boolean older) {
    Act act = new Act("a-1", "post", ANN, null, "77", HAPPENED, Events.POSTED);
    String event = Events.body(ANN, "post.create", "77", Events.post("77"));
    world.acted("d-1", act, World.post(ANN, "77")).accepted(10, 20);
    world.acted("d-2", act, event).accepted(12, 22);

    if (older) {
      world.out(ANN, "77");
    } else {
      Map<String, String> headers = new HashMap<>(World.headers(ANN, World.post(ANN, "77")));
      headers.put(ActivityHeaders.API, "activity");
      world.outLabelled(ANN, headers, event);
    }

    assertClean();
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "outbound, 101, true,  true",
        "outbound, -,   false, false",
        "inbound,  -,   false, true",
        "inbound,  101, false, false",
      })
  void whoLikesIsKnownOfOutboundLikesAlone(
      String direction, String actor, String own, boolean isRight) {
    String user = direction.equals("outbound") ? ANN : BEN;
    String body = Events.like(user, direction, "ab12");
    world.acted("d-1", Events.act("a-1", "like", "77"), body).accepted(10, 20);
    Map<String, String> headers =
        Events.headers(
            user,
            "ab12",
            Map.of(
                ActivityHeaders.TYPE,
                "com.x.like.create",
                ActivityHeaders.TIME,
                HAPPENED.plusMillis(251).toString(),
                ActivityHeaders.SUBJECT,
                "77",
                ActivityHeaders.OWN,
                own));
    if (actor != null) {
      headers.put(ActivityHeaders.ACTOR, actor);
    }

    world.outLabelled(user, headers, body);

    assertThat(world.judge().clean()).as(world.judge().report()).isEqualTo(isRight);
  }

  @Test
  void aTimeThatXDoesNotGiveIsSeen() {
    world.acted("d-1", Events.act("a-1", "follow"), Events.follow("-1")).accepted(10, 20);
    Map<String, String> headers = new HashMap<>(Events.followed("-1"));
    headers.put(ActivityHeaders.TIME, HAPPENED.plusMillis(251).toString());

    world.outLabelled(ANN, headers, Events.follow("-1"));

    assertThat(world.judge().of(Fault.MISLABELLED))
        .singleElement()
        .asString()
        .contains(ActivityHeaders.TIME);
  }

  @Test
  void aRevocationOfTheAppComesOutAsASignal() {
    String body =
        "{\"data\":{\"event_uuid\":\"4\",\"filter\":{},\"event_type\":\"oauth.revoke\",\"payload\":"
            + "{\"date_time\":\"2026-11-01T12:00:00+00:00\",\"user_id\":\"101\",\"app_id\":\"1\"}}}";
    world.acted("d-1", Events.act("a-1", "revoke"), body).accepted(10, 20);

    assertThat(world.judge().of(Fault.LOST)).hasSize(1);
    world.signalled(ANN, "2026-11-01T12:00:00Z");
    assertClean();
  }

  @Test
  void anEventThatNoActOfTheLogIsToldByIsNotTrusted() {
    String block = Events.body(ANN, "block.block", "-1", Events.relation());
    world.acted("d-1", Events.act("a-1", "follow"), block).failed(10, 20, "refused");

    assertThat(world.judge().of(Fault.AMBIGUOUS)).hasSize(1);
  }

  /** Two subscriptions of one user to one type: X gives each its own uuid. */
  @Test
  void whatTwoSubscriptionsTellOfOneFollowIsOneFollow() {
    world.acted("d-1", Events.act("a-1", "follow"), Events.follow("-1")).accepted(10, 20);
    world.acted("d-2", Events.act("a-1", "follow"), Events.follow("-2")).accepted(12, 22);

    world.outLabelled(ANN, Events.followed("-1"), Events.follow("-1"));
    assertClean();
    world.outLabelled(ANN, Events.followed("-2"), Events.follow("-2"));

    assertThat(world.judge().of(Fault.DOUBLED)).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"com.x.profile.update.bio, 0", "com.x.profile.update.url, 1"})
  void anEventRaisedByHandIsOfItsOwnType(String type, int findings) {
    String body =
        Events.body(ANN, "profile.update.bio", "-1", "{\"before\":\"a\",\"after\":\"b\"}");
    world.raised("d-1", body).accepted(10, 20);
    Map<String, String> headers =
        Events.headers(ANN, "-1", Map.of(ActivityHeaders.TYPE, type, ActivityHeaders.OWN, "true"));

    world.outLabelled(Topics.ACTIVITIES.name(), ANN, headers, body);

    assertThat(world.judge().of(Fault.MISLABELLED)).hasSize(findings);
    assertThat(world.judge().findings()).hasSize(findings);
  }

  private void assertClean() {
    Verdict verdict = world.judge();
    assertThat(verdict.clean()).as(verdict.report()).isTrue();
  }
}
