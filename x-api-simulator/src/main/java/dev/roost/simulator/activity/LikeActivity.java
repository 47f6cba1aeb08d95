package dev.roost.simulator.activity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roost.simulator.app.App;
import dev.roost.simulator.user.User;

/**
 * A Post was liked. The one kind whose {@code timestamp_ms} is a number.
 *
 * @param id 32 hexadecimal digits
 */
public record LikeActivity(String id, User by, Post liked) implements Activity {

  @Override
  public String kind() {
    return "favorite_events";
  }

  @Override
  public ObjectNode body(User forUser, long millis, App app) {
    ObjectNode body = Activity.forUser(forUser);
    ObjectNode event = body.putArray(kind()).addObject();
    event.put("id", id).put("created_at", Times.v1(millis)).put("timestamp_ms", millis);
    event.set("favorited_status", PostJson.nested(liked.nested()));
    event.set("user", People.ofPost(by));
    return body;
  }
}
