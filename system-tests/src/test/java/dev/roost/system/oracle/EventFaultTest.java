package dev.roost.system.oracle;

import static dev.roost.system.oracle.World.ANN;
import static dev.roost.system.oracle.World.BEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.contracts.activity.ActivityHeaders;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * One world of the X Activity API for each fault, in which just that is wrong: the oracle finds it
 * and nothing else. Most are of follows, which X tells apart by {@code event_uuid} alone.
 */
class EventFaultTest {

  private static final String MENTION =
      Events.body(BEN, "post.mention.create", "77", Events.post("77"));
  private static final String REPLY =
      Events.body(BEN, "post.reply.create", "-9", Events.post("77"));

  private final World world = new World();

  @ParameterizedTest
  @EnumSource
  void theOracleFindsThisFaultAndNoOther(Fault fault) {
    World wrong = does(fault);

    Verdict verdict = wrong.judge();

    assertThat(verdict.findings())
        .as(verdict.report())
        .singleElement()
        .extracting(Finding::fault)
        .isEqualTo(fault);
  }

  /** An expression, so that a fault without a world does not compile. */
  private World does(Fault fault) {
    return switch (fault) {
      case LOST -> aSecondFollowThatIsTakenForACopy();
      case GIVEN_UP -> refused("-1", world.interrupted());
      case UNEXPLAINED_GIVE_UP -> refused("-1", nineteenThatComeOut());
      case TOO_FEW_ACCEPTED -> refusedAndThenAcceptedWithAnotherUuid();
      case DOUBLED -> aReplyThatMentionsTwice();
      case ALIEN -> out("-1");
      case CHANGED -> aFollowWithOtherWords();
      case SWAPPED -> twoFollowsInTheWrongOrder();
      case MISLABELLED -> aReplyThatComesOutAsAMention();
      case DEAD_LETTER -> world.setAside(ANN, Events.follow("-1"));
      case AMBIGUOUS -> oneUuidForTwoFollows();
    };
  }

  private World aSecondFollowThatIsTakenForACopy() {
    told("a-1", "-1", 10);
    told("a-2", "-2", 30);
    return out("-1");
  }

  private World refused(String uuid, World in) {
    in.acted("d-0", Events.act("a-0", "follow"), Events.follow(uuid))
        .failed(10, 20, "refused")
        .givenUp();
    return in;
  }

  private World nineteenThatComeOut() {
    for (int i = 1; i < 20; i++) {
      told("a-" + i, "10" + i, 10);
      out("10" + i);
    }
    return world;
  }

  private World refusedAndThenAcceptedWithAnotherUuid() {
    refused("-1", world);
    world.copyAs("d-0", "d-1", Events.follow("-2")).accepted(10, 20);
    return out("-2");
  }

  private World aReplyThatMentionsTwice() {
    world.acted("d-1", Events.act("a-1", "reply", "77"), MENTION).accepted(10, 20);
    world.acted("d-2", Events.act("a-1", "reply", "77"), REPLY).accepted(30, 40);
    world.outLabelled(BEN, Events.repliedTo("77"), MENTION);
    world.outLabelled(BEN, Events.repliedTo("77"), REPLY);
    return world;
  }

  private World aFollowWithOtherWords() {
    told("a-1", "-1", 10);
    String other = Events.follow("-1").replace(BEN, "303");
    world.outLabelled(ANN, Events.followed("-1"), other);
    return world;
  }

  private World twoFollowsInTheWrongOrder() {
    told("a-1", "-1", 10);
    told("a-2", "-2", 30);
    out("-2");
    return out("-1");
  }

  private World aReplyThatComesOutAsAMention() {
    world.acted("d-1", Events.act("a-1", "reply", "77"), MENTION).accepted(10, 20);
    Map<String, String> headers = new HashMap<>(Events.repliedTo("77"));
    headers.put(ActivityHeaders.TYPE, "com.x.post.mention.create");
    world.outLabelled(BEN, headers, MENTION);
    return world;
  }

  /** A loss could hide: whichever of the two is lost, something came out. */
  private World oneUuidForTwoFollows() {
    told("a-1", "-1", 10);
    world.acted("d-2", Events.act("a-2", "follow"), Events.follow("-1")).failed(30, 40, "refused");
    return out("-1");
  }

  private void told(String act, String uuid, long at) {
    world.acted("d" + uuid, Events.act(act, "follow"), Events.follow(uuid)).accepted(at, at + 10);
  }

  private World out(String uuid) {
    world.outLabelled(ANN, Events.followed(uuid), Events.follow(uuid));
    return world;
  }
}
