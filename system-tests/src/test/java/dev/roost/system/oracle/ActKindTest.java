package dev.roost.system.oracle;

import static dev.roost.system.oracle.World.ANN;
import static dev.roost.system.oracle.World.BEN;
import static dev.roost.system.oracle.World.HAPPENED;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.MissingNode;
import dev.roost.contracts.activity.ActivityType;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The oracle's table of acts, and that it covers all that Roost can say. */
class ActKindTest {

  /** Families that the X Activity API alone has, and that no act brings about. */
  private static final Set<String> WITHOUT_ACTS =
      Set.of("subscriptions.", "profile.", "chat.", "spaces.", "broadcast.", "news.");

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        // what Ann does to Ben with 77 is told to Ann, or to Ben
        "post,     101, com.x.post.create,         true,  101, 77,  original, x.activities",
        "post,     202, com.x.post.mention.create, false, 101, 77,  original, x.activities",
        "reply,    101, com.x.post.create,         true,  101, 77,  reply,    x.activities",
        "reply,    202, com.x.post.reply.create,   false, 101, 77,  reply,    x.activities",
        "quote,    202, com.x.post.quote.create,   false, 101, 77,  quote,    x.activities",
        "repost,   202, com.x.post.repost.create,  false, 101, 77,  repost,   x.activities",
        "like,     101, com.x.like.create,         true,  101, 77,  -,        x.activities",
        "like,     202, com.x.like.create,         false, 101, 77,  -,        x.activities",
        "delete,   101, com.x.post.delete,         true,  101, 77,  -,        x.activities",
        "follow,   101, com.x.follow.follow,       true,  101, 202, -,        x.activities",
        "follow,   202, com.x.follow.follow,       false, 101, 202, -,        x.activities",
        "unfollow, 101, com.x.follow.unfollow,     true,  101, 202, -,        x.activities",
        "block,    101, com.x.block.block,         true,  101, 202, -,        x.activities",
        "unblock,  101, com.x.block.unblock,       true,  101, 202, -,        x.activities",
        "mute,     101, com.x.mute.mute,           true,  101, 202, -,        x.activities",
        "unmute,   101, com.x.mute.unmute,         true,  101, 202, -,        x.activities",
        "message,  101, com.x.dm.sent,             true,  101, 77,  -, x.direct-messages",
        "message,  202, com.x.dm.received,         false, 101, 77,  -, x.direct-messages",
        "type,     202, com.x.dm.indicate_typing,  false, 101, 202, -, x.direct-messages",
        "read,     202, com.x.dm.read,             false, 101, 77,  -, x.direct-messages",
        "unknown,  101, com.x.unknown,             false, -,   -,   -, x.direct-messages",
      })
  void anActComesOutAs(
      String act,
      String forUser,
      String type,
      boolean own,
      @Nullable String actor,
      @Nullable String subject,
      @Nullable String postKind,
      String topic) {
    Act done = new Act("a-1", act, ANN, BEN, "77", HAPPENED, null);

    Expectation expected = Expectation.of(done, forUser, null).orElseThrow();

    assertThat(expected)
        .isEqualTo(
            new Expectation(
                type,
                topic,
                own,
                actor,
                subject,
                postKind,
                act.equals("unknown") ? null : HAPPENED));
  }

  /** What the X Activity API says less, or of another moment; all else is as above. */
  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "post,     post.create,         101, com.x.post.create,         101, written",
        "post,     post.mention.create, 202, com.x.post.mention.create, 101, written",
        "reply,    post.reply.create,   202, com.x.post.reply.create,   101, written",
        "reply,    post.mention.create, 202, com.x.post.reply.create,   101, written",
        "reply,    post.mention.create, 303, com.x.post.mention.create, 101, written",
        "quote,    post.quote.create,   202, com.x.post.quote.create,   101, written",
        "quote,    post.mention.create, 202, com.x.post.quote.create,   101, written",
        "repost,   post.repost.create,  202, com.x.post.repost.create,  101, written",
        "like,     like.create,         101, com.x.like.create,         101, told",
        "like,     like.create inbound, 202, com.x.like.create,         -,   told",
        "delete,   post.delete,         101, com.x.post.delete,         101, -",
        "follow,   follow.follow,       101, com.x.follow.follow,       101, -",
        "follow,   follow.follow,       202, com.x.follow.follow,       101, -",
        "unfollow, follow.unfollow,     101, com.x.follow.unfollow,     101, -",
        "block,    block.block,         101, com.x.block.block,         101, -",
        "unblock,  block.unblock,       101, com.x.block.unblock,       101, -",
        "mute,     mute.mute,           101, com.x.mute.mute,           101, -",
        "unmute,   mute.unmute,         101, com.x.mute.unmute,         101, -",
        "message,  dm.sent,             101, com.x.dm.sent,             101, told",
        "message,  dm.received,         202, com.x.dm.received,         101, told",
        "type,     dm.indicate_typing,  202, com.x.dm.indicate_typing,  101, told",
        "read,     dm.read,             202, com.x.dm.read,             101, told",
      })
  void anEventOfAnActComesOutAs(
      String kind,
      String event,
      String forUser,
      String type,
      @Nullable String actor,
      @Nullable String time) {
    Act act =
        new Act("a-1", kind, ANN, BEN, "77", HAPPENED.plusMillis(300), HAPPENED.plusMillis(250));
    String[] words = event.split(" ", -1);
    Envelope envelope =
        new Envelope(
            words[0], forUser, words.length > 1 ? words[1] : "", "-1", MissingNode.getInstance());

    Expectation expected = Expectation.of(act, forUser, envelope).orElseThrow();

    Expectation older = Expectation.of(act, forUser, null).orElseThrow();
    assertThat(expected)
        .isEqualTo(
            new Expectation(
                type,
                older.topic(),
                ANN.equals(actor) && forUser.equals(ANN),
                actor,
                older.subject(),
                older.postKind(),
                time == null ? null : time.equals("told") ? act.at() : HAPPENED));
    assertThat(ActKind.of(kind).orElseThrow().isToldAs(envelope, act)).isTrue();
  }

  @Test
  void whatNobodyKnowsHasNoEvent() {
    Act act = new Act("a-1", "unknown", ANN, null, "77", HAPPENED, null);
    Envelope envelope = new Envelope("unknown", ANN, "", "-1", MissingNode.getInstance());

    assertThat(ActKind.UNKNOWN.isToldAs(envelope, act)).isFalse();
  }

  @Test
  void everyTypeOfTheContractsIsExpectedOfSomeActAndNoOther() {
    assertThat(Oracle.types())
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(ActivityType.values())
                .map(ActivityType::ceType)
                .filter(type ->
                    WITHOUT_ACTS.stream().noneMatch(family -> type.startsWith("com.x." + family)))
                .toList());
  }

  @Test
  void anActThatIsInNoTableIsNotTrusted() {
    World world = new World();
    String body = World.post(ANN, "1");
    world
        .acted("d-1", new Act("a-1", "dance", ANN, null, "1", HAPPENED, null), body)
        .accepted(10, 20);
    world.out(ANN, "1");

    Verdict verdict = world.judge();

    assertThat(verdict.findings())
        .singleElement()
        .extracting(Finding::fault)
        .isEqualTo(Fault.AMBIGUOUS);
  }

  @Test
  void oneHappeningOfTwoActsIsNotTrusted() {
    World world = new World();
    world.sent("d-1", ANN, "1").accepted(10, 20);
    Act another = new Act("a-1", "post", BEN, null, "1", HAPPENED, null);
    world.acted("d-2", another, World.post(ANN, "1")).accepted(10, 20);
    world.out(ANN, "1");

    Verdict verdict = world.judge();

    assertThat(verdict.of(Fault.AMBIGUOUS))
        .anySatisfy(finding -> assertThat(finding.evidence()).contains("different acts"));
  }
}
