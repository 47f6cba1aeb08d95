package dev.roost.simulator.act;

import dev.roost.simulator.delivery.ActRecord;
import dev.roost.simulator.delivery.Happening;
import dev.roost.simulator.seed.Seed;
import dev.roost.simulator.state.Forgetful;
import dev.roost.simulator.user.User;
import dev.roost.simulator.user.Users;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Lets things happen, one after the other: whoever is subscribed and concerned gets a happening per
 * webhook, in the order of the event times.
 */
@Singleton
public final class Acts implements Forgetful {

  private final Users users;
  private final Withdrawals withdrawals;
  private final PostDeeds postDeeds;
  private final PeopleDeeds peopleDeeds;
  private final Happenings happenings;
  private final Seed seed;
  private long acts;

  Acts(
      Users users,
      Withdrawals withdrawals,
      PostDeeds postDeeds,
      PeopleDeeds peopleDeeds,
      Happenings happenings,
      Seed seed) {
    this.users = users;
    this.withdrawals = withdrawals;
    this.postDeeds = postDeeds;
    this.peopleDeeds = peopleDeeds;
    this.happenings = happenings;
    this.seed = seed;
  }

  /** What came of an act: the happenings, and the Post it made or was about. */
  public record Outcome(List<Happening> happenings, @Nullable String postId) {}

  /**
   * Lets it happen.
   *
   * @param most how many happenings it may bring at most; the rest is told to nobody
   */
  public synchronized Outcome perform(ActRequest request, int most) {
    User actor = users.get(request.actor());
    long number = ++acts;
    Deed deed = deed(actor, request, seed.generator("act", number));
    LongFunction<ActRecord> act = millis -> deed.by(number, actor, request.act(), millis);
    List<Happening> told = new ArrayList<>();
    for (Deed.Notice notice : deed.notices()) {
      told.addAll(happenings.of(notice, act, most - told.size()));
    }
    if (request.act() == Act.REVOKE) {
      withdrawals.of(actor.id(), request.app());
    }
    return new Outcome(told, deed.post() == null ? null : deed.post().idText());
  }

  /**
   * An app ends a user's access by itself.
   *
   * @param isTold whether the app is told of it, as it is when the user does that
   */
  public synchronized void giveBack(String app, String userId, boolean isTold) {
    if (isTold) {
      perform(ActRequest.revoke(userId, app), Integer.MAX_VALUE);
    } else {
      withdrawals.of(userId, app);
    }
  }

  @Override
  public synchronized void forget() {
    acts = 0;
  }

  private Deed deed(User actor, ActRequest request, RandomGenerator random) {
    return switch (request.act()) {
      case POST -> postDeeds.post(actor, request);
      case REPLY -> postDeeds.reply(actor, request, random);
      case QUOTE -> postDeeds.quote(actor, request, random);
      case REPOST -> postDeeds.repost(actor, request, random);
      case LIKE -> postDeeds.like(actor, request, random);
      case DELETE -> postDeeds.delete(actor, request, random);
      case FOLLOW, UNFOLLOW -> peopleDeeds.relation("follow", actor, request, random);
      case BLOCK, UNBLOCK -> peopleDeeds.relation("block", actor, request, random);
      case MUTE, UNMUTE -> peopleDeeds.relation("mute", actor, request, random);
      case MESSAGE -> peopleDeeds.message(actor, request, random);
      case TYPE -> peopleDeeds.type(actor, request, random);
      case READ -> peopleDeeds.read(actor, request, random);
      case REVOKE -> peopleDeeds.revoke(actor, request);
      case UNKNOWN -> peopleDeeds.unknown(actor, request, random);
    };
  }
}
