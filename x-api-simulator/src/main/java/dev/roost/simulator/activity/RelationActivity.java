package dev.roost.simulator.activity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roost.simulator.app.App;
import dev.roost.simulator.user.User;

/**
 * A follow, block or mute, or the end of one, which X puts into the same array.
 *
 * @param family {@code follow}, {@code block} or {@code mute}
 * @param type the family itself, or {@code unfollow}, {@code unblock}, {@code unmute}
 */
public record RelationActivity(String family, String type, User source, User target)
    implements Activity {

  @Override
  public String kind() {
    return family + "_events";
  }

  @Override
  public ObjectNode body(User forUser, long millis, App app) {
    ObjectNode body = Activity.forUser(forUser);
    ObjectNode event = body.putArray(kind()).addObject();
    event.put("type", type).put("created_timestamp", Long.toString(millis));
    event.set("target", People.ofRelation(target));
    event.set("source", People.ofRelation(source));
    return body;
  }
}
