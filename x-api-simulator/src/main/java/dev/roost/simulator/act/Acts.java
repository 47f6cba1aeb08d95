package dev.roost.simulator.act;

import dev.roost.simulator.activity.Activity;
import dev.roost.simulator.activity.Body;
import dev.roost.simulator.app.Apps;
import dev.roost.simulator.delivery.ActRecord;
import dev.roost.simulator.delivery.Dispatch;
import dev.roost.simulator.delivery.Happening;
import dev.roost.simulator.seed.EventClock;
import dev.roost.simulator.seed.Seed;
import dev.roost.simulator.state.Forgetful;
import dev.roost.simulator.token.AccessTokens;
import dev.roost.simulator.user.User;
import dev.roost.simulator.user.Users;
import dev.roost.simulator.webhook.Subscriptions;
import dev.roost.simulator.webhook.Webhook;
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
  private final Subscriptions subscriptions;
  private final Apps apps;
  private final AccessTokens tokens;
  private final PostDeeds postDeeds;
  private final PeopleDeeds peopleDeeds;
  private final Dispatch dispatch;
  private final EventClock clock;
  private final Seed seed;
  private long acts;
  private long happenings;

  Acts(
      Users users,
      Subscriptions subscriptions,
      Apps apps,
      AccessTokens tokens,
      PostDeeds postDeeds,
      PeopleDeeds peopleDeeds,
      Dispatch dispatch,
      EventClock clock,
      Seed seed) {
    this.users = users;
    this.subscriptions = subscriptions;
    this.apps = apps;
    this.tokens = tokens;
    this.postDeeds = postDeeds;
    this.peopleDeeds = peopleDeeds;
    this.dispatch = dispatch;
    this.clock = clock;
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
    Deed deed = deed(actor, request, seed.generator("act", ++acts));
    List<Happening> told = new ArrayList<>();
    for (Deed.Notice notice : deed.notices()) {
      tell(notice, millis -> deed.subject().by(actor, request.act(), millis), most, told);
    }
    if (request.act() == Act.REVOKE) {
      subscriptions.removeAll(actor.id());
      tokens.revokeAll(actor.id());
    }
    return new Outcome(told, deed.post() == null ? null : deed.post().idText());
  }

  @Override
  public synchronized void forget() {
    acts = 0;
    happenings = 0;
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
      case REVOKE -> peopleDeeds.revoke(actor);
      case UNKNOWN -> peopleDeeds.unknown(actor, request, random);
    };
  }

  /**
   * All webhooks of one user get the same moment, so an app with two webhooks gets the same event
   * twice.
   */
  private void tell(
      Deed.Notice notice, LongFunction<ActRecord> done, int most, List<Happening> told) {
    List<Webhook> webhooks = subscriptions.validWebhooksOf(notice.user().id());
    if (webhooks.isEmpty() || told.size() >= most) {
      return;
    }
    long millis = clock.next();
    for (Webhook webhook : webhooks) {
      if (told.size() < most) {
        Happening happening = happening(notice, webhook, done.apply(millis));
        told.add(happening);
        dispatch.accept(happening);
      }
    }
  }

  private Happening happening(Deed.Notice notice, Webhook webhook, ActRecord act) {
    Activity activity = notice.activity();
    User user = notice.user();
    Body body = Body.of(activity.body(user, act.at().toEpochMilli(), apps.get(webhook.app())));
    String forUserId = activity.namesUser() ? user.id() : null;
    return new Happening(++happenings, activity.kind(), user.id(), forUserId, webhook, body, act);
  }
}
