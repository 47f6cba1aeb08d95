package dev.roost.system.oracle;

import static dev.roost.system.oracle.World.ANN;
import static dev.roost.system.oracle.World.BEGUN;
import static dev.roost.system.oracle.World.BEN;
import static dev.roost.system.oracle.World.HAPPENED;

import dev.roost.contracts.activity.ActivityHeaders;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Bodies of the X Activity API, written down by hand, and what records of them must say. */
final class Events {

  /** The same second as {@link World#HAPPENED}, in which a Post was written. */
  static final Instant POSTED = HAPPENED.plusMillis(250);

  private Events() {}

  /** Ann to Ben, at the moment at which everything happens. */
  static Act act(String id, String kind, String object) {
    return new Act(id, kind, ANN, BEN, object, HAPPENED.plusMillis(251), POSTED);
  }

  /** An act of which no object is made. */
  static Act act(String id, String kind) {
    return new Act(id, kind, ANN, BEN, null, HAPPENED.plusMillis(251), null);
  }

  static String body(String user, String type, String uuid, String payload) {
    return "{\"data\":" + event(user, type, uuid, payload) + "}";
  }

  /** What X sends again in a replay. */
  static String replayed(String user, String type, String uuid, String payload) {
    return "{\"data\":" + event(user, type, uuid, payload) + ",\"meta\":{\"replay\":true}}";
  }

  static String event(String user, String type, String uuid, String payload) {
    return "{\"event_uuid\":\"%s\",\"filter\":{\"user_id\":\"%s\"},\"event_type\":\"%s\",\"payload\":%s}"
        .formatted(uuid, user, type, payload);
  }

  /** A like, which has its direction in the filter. */
  static String like(String user, String direction, String id) {
    return body(user, "like.create", "5", "{\"id\":\"" + id + "\",\"liked_tweet_id\":\"77\"}")
        .replace("\"filter\":{", "\"filter\":{\"direction\":\"" + direction + "\",");
  }

  static String post(String id) {
    return "{\"id\":\"" + id + "\",\"author_id\":\"" + ANN + "\"}";
  }

  static String relation() {
    return "{\"source\":{\"data\":{\"id\":\"%s\"}},\"target\":{\"data\":{\"id\":\"%s\"}}}"
        .formatted(ANN, BEN);
  }

  /** A follow of Ann's, told to her. */
  static String follow(String uuid) {
    return body(ANN, "follow.follow", uuid, relation());
  }

  /** The right headers of her follow. */
  static Map<String, String> followed(String id) {
    return headers(
        ANN,
        id,
        Map.of(
            ActivityHeaders.TYPE,
            "com.x.follow.follow",
            ActivityHeaders.SUBJECT,
            BEN,
            ActivityHeaders.ACTOR,
            ANN,
            ActivityHeaders.OWN,
            "true"));
  }

  /** The right headers of a reply of hers, as Ben is told of it. */
  static Map<String, String> repliedTo(String id) {
    return headers(
        BEN,
        id,
        Map.of(
            ActivityHeaders.TYPE,
            "com.x.post.reply.create",
            ActivityHeaders.TIME,
            HAPPENED.toString(),
            ActivityHeaders.SUBJECT,
            id,
            ActivityHeaders.ACTOR,
            ANN,
            ActivityHeaders.OWN,
            "false",
            ActivityHeaders.POST_KIND,
            "reply"));
  }

  /**
   * What every record says, and this.
   *
   * @param id what {@code ce_id} is made of
   */
  static Map<String, String> headers(String user, String id, Map<String, String> others) {
    Map<String, String> headers =
        new HashMap<>(
            Map.of(
                ActivityHeaders.SPEC_VERSION, "1.0",
                ActivityHeaders.ID, "%064x".formatted(id.hashCode() & 0xFFFFFFFFL),
                ActivityHeaders.SOURCE, "/apps/demo/users/" + user,
                ActivityHeaders.CONTENT_TYPE, "application/json",
                ActivityHeaders.API, "activity",
                ActivityHeaders.APP, "demo",
                ActivityHeaders.ENDPOINT, "main",
                ActivityHeaders.FOR_USER, user,
                ActivityHeaders.RECEIVED_AT, BEGUN.toString(),
                ActivityHeaders.REPLAYED, "false"));
    headers.putAll(others);
    return headers;
  }
}
