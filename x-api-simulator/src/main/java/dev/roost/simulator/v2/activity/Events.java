package dev.roost.simulator.v2.activity;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roost.simulator.activity.Activity;
import dev.roost.simulator.activity.DeleteActivity;
import dev.roost.simulator.activity.LikeActivity;
import dev.roost.simulator.activity.MessageActivity;
import dev.roost.simulator.activity.Post;
import dev.roost.simulator.activity.PostActivity;
import dev.roost.simulator.activity.RelationActivity;
import dev.roost.simulator.activity.RevokeActivity;
import dev.roost.simulator.activity.SignOfLifeActivity;
import dev.roost.simulator.app.App;
import dev.roost.simulator.switches.CurrentSwitches;
import dev.roost.simulator.switches.Switch;
import dev.roost.simulator.user.User;
import dev.roost.simulator.user.Users;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the X Activity API makes of an activity that the Account Activity API tells a user of. Posts
 * of protected accounts and mentions that nobody wrote come to nothing here.
 */
@Singleton
final class Events {

  private final Users users;
  private final UserV2 people;
  private final CurrentSwitches switches;

  Events(Users users, UserV2 people, CurrentSwitches switches) {
    this.users = users;
    this.people = people;
    this.switches = switches;
  }

  /** The events for that user, as that app gets them. */
  List<Event> of(User user, Activity activity, long millis, App app) {
    return switch (activity) {
      case PostActivity it -> posted(user, it);
      case DeleteActivity(Post post) -> deleted(post);
      case LikeActivity it -> liked(user, it, millis);
      case RelationActivity it -> List.of(related(user, it));
      case MessageActivity it -> List.of(message(user, it, millis, app));
      case SignOfLifeActivity it -> List.of(signOfLife(user, it, millis, app));
      case RevokeActivity it -> List.of(revoked(user, millis, app));
      default -> List.of();
    };
  }

  private List<Event> posted(User user, PostActivity activity) {
    Post post = activity.post();
    if (users.isProtected(post.author().id())) {
      return List.of();
    }
    if (post.author().equals(user)) {
      return List.of(post("post.create", user, post, true));
    }
    List<Event> events = new ArrayList<>();
    if (isBy(user, post.to().repliedTo())) {
      events.add(post("post.reply.create", user, post, false));
    }
    if (isBy(user, post.to().quoted())) {
      events.add(post("post.quote.create", user, post, false));
    }
    if (isBy(user, post.to().reposted())) {
      events.add(post("post.repost.create", user, post, false));
    }
    if (activity.isWritten()) {
      events.add(post("post.mention.create", user, post, true));
    }
    return events;
  }

  private static boolean isBy(User user, @Nullable Post post) {
    return post != null && post.author().equals(user);
  }

  /**
   * A Post's event. Creations and mentions have the id of the Post as {@code event_uuid}, and
   * includes; in X's samples the others have neither.
   */
  private Event post(String type, User user, Post post, boolean isWhole) {
    ObjectNode payload = PostV2.of(post);
    Event event = Event.of(type, user.id(), payload);
    event = isWhole ? event.withUuid(post.idText()) : event;
    return switch (switches.get(Switch.INCLUDES)) {
      case "absent" -> event;
      case "whole" -> event.including(includes(post, payload));
      default ->
          event.including(
              isWhole ? includes(post, payload) : JsonNodeFactory.instance.objectNode());
    };
  }

  private ObjectNode includes(Post post, ObjectNode payload) {
    ObjectNode includes = JsonNodeFactory.instance.objectNode();
    includes.putArray("users").add(people.of(post.author()));
    includes.putArray("tweets").add(payload.deepCopy());
    for (Post other :
        new @Nullable Post[] {post.to().repliedTo(), post.to().quoted(), post.to().reposted()}) {
      if (other != null) {
        includes.withArray("tweets").add(PostV2.of(other.nested()));
        includes.withArray("users").add(people.of(other.author()));
      }
    }
    return includes;
  }

  private List<Event> deleted(Post post) {
    if (users.isProtected(post.author().id())) {
      return List.of();
    }
    ObjectNode payload = JsonNodeFactory.instance.objectNode();
    payload.put("id", post.idText()).put("author_id", post.author().id());
    Event event = Event.of("post.delete", post.author().id(), payload);
    if (switches.is(Switch.INCLUDES, "absent")) {
      return List.of(event);
    }
    ObjectNode includes = JsonNodeFactory.instance.objectNode();
    includes.putArray("users").add(people.nested(post.author()));
    return List.of(event.including(includes));
  }

  private static List<Event> liked(User user, LikeActivity like, long millis) {
    ObjectNode payload = JsonNodeFactory.instance.objectNode();
    payload.put("id", like.id()).put("created_at", Seconds.of(millis));
    payload.put("timestamp_ms", Long.toString(millis));
    payload.put("liked_tweet_id", like.liked().idText());
    payload.put("liked_tweet_author_id", like.liked().author().id());
    Event event = Event.of("like.create", user.id(), payload);
    List<Event> events = new ArrayList<>();
    if (like.by().equals(user)) {
      events.add(event.towards("outbound"));
    }
    if (like.liked().author().equals(user)) {
      events.add(event.towards("inbound"));
    }
    return events;
  }

  private Event related(User user, RelationActivity relation) {
    return Event.of(
            relation.family() + "." + relation.type(),
            user.id(),
            related(relation.source(), relation.target()))
        .towards(relation.source().equals(user) ? "outbound" : "inbound");
  }

  /** Source and target, as in follows, mutes, blocks and subscriptions. */
  ObjectNode related(User source, User target) {
    ObjectNode payload = JsonNodeFactory.instance.objectNode();
    payload.set("source", people.nested(source));
    payload.set("target", people.nested(target));
    return payload;
  }

  private Event message(User user, MessageActivity activity, long millis, App app) {
    ObjectNode payload = withoutUser(activity, user, millis, app);
    payload.remove("apps");
    boolean isSender = activity.message().sender().equals(user);
    users(payload, activity.message().sender(), activity.message().recipient());
    return Event.of(isSender ? "dm.sent" : "dm.received", user.id(), payload);
  }

  /** X has published no payload of these: here the arrays of the Account Activity API. */
  private Event signOfLife(User user, SignOfLifeActivity activity, long millis, App app) {
    ObjectNode payload = withoutUser(activity, user, millis, app);
    users(payload, activity.sender(), activity.recipient());
    String type = activity.lastRead() == null ? "dm.indicate_typing" : "dm.read";
    return Event.of(type, user.id(), payload);
  }

  private static ObjectNode withoutUser(Activity activity, User user, long millis, App app) {
    ObjectNode payload = activity.body(user, millis, app);
    payload.remove("for_user_id");
    return payload;
  }

  private void users(ObjectNode payload, User one, User other) {
    ObjectNode map = payload.putObject("users");
    map.set(one.id(), people.nested(one));
    map.set(other.id(), people.nested(other));
  }

  private static Event revoked(User user, long millis, App app) {
    ObjectNode payload = JsonNodeFactory.instance.objectNode();
    payload.put("date_time", Seconds.withOffset(millis));
    payload.put("user_id", user.id()).put("app_id", app.id());
    return Event.of("oauth.revoke", "", payload);
  }
}
