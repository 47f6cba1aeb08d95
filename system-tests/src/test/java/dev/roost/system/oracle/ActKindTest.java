package dev.roost.system.oracle;

import static dev.roost.system.oracle.World.ANN;
import static dev.roost.system.oracle.World.BEN;
import static dev.roost.system.oracle.World.HAPPENED;
import static org.assertj.core.api.Assertions.assertThat;

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
    Act done = new Act(act, ANN, BEN, "77", HAPPENED);

    Expectation expected = Expectation.of(done, forUser).orElseThrow();

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
    world.acted("d-1", new Act("dance", ANN, null, "1", HAPPENED), body).accepted(10, 20);
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
    Act another = new Act("post", BEN, null, "1", HAPPENED);
    world.acted("d-2", another, World.post(ANN, "1")).accepted(10, 20);
    world.out(ANN, "1");

    Verdict verdict = world.judge();

    assertThat(verdict.of(Fault.AMBIGUOUS))
        .anySatisfy(finding -> assertThat(finding.evidence()).contains("different acts"));
  }
}
