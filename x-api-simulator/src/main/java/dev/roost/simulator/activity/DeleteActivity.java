package dev.roost.simulator.activity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roost.simulator.app.App;
import dev.roost.simulator.user.User;

/** A Post was deleted by its author. */
public record DeleteActivity(Post post) implements Activity {

  @Override
  public String kind() {
    return "tweet_delete_events";
  }

  @Override
  public ObjectNode body(User forUser, long millis, App app) {
    ObjectNode body = Activity.forUser(forUser);
    ObjectNode event = body.putArray(kind()).addObject();
    event.putObject("status").put("id", post.idText()).put("user_id", post.author().id());
    event.put("timestamp_ms", Long.toString(millis));
    return body;
  }
}
