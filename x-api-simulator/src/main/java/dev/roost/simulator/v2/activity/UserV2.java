package dev.roost.simulator.v2.activity;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roost.simulator.user.User;
import dev.roost.simulator.user.Users;
import jakarta.inject.Singleton;

/** A user as version 2 writes it. */
@Singleton
final class UserV2 {

  private final Users users;

  UserV2(Users users) {
    this.users = users;
  }

  ObjectNode of(User user) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", user.id()).put("name", user.name()).put("username", user.screenName());
    json.put("created_at", Seconds.of(user.joined())).put("description", user.description());
    json.put("location", user.location()).put("url", "https://example.com/" + user.screenName());
    json.put("protected", users.isProtected(user.id())).put("verified", user.verified());
    json.put("verified_type", user.verified() ? "blue" : "none");
    json.put("profile_image_url", "https://pbs.twimg.com/profile_images/1/face_normal.jpg");
    ObjectNode metrics = json.putObject("public_metrics");
    Twins.put(metrics, "followers_count", user.followers());
    Twins.put(metrics, "following_count", user.friends());
    Twins.put(metrics, "tweet_count", user.followers() / 7);
    Twins.put(metrics, "listed_count", user.followers() / 300);
    Twins.put(metrics, "like_count", user.friends() * 3L);
    Twins.put(metrics, "media_count", 0);
    return json;
  }

  /** The same inside of {@code data}, as X nests it everywhere but beside Posts. */
  ObjectNode nested(User user) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.set("data", of(user));
    return json;
  }
}
