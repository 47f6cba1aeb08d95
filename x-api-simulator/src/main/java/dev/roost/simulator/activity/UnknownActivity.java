package dev.roost.simulator.activity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roost.simulator.app.App;
import dev.roost.simulator.user.User;
import java.util.List;

/**
 * A kind that nobody documented: X once announced it, and adds kinds without a word.
 *
 * @param kind its key in the body
 */
public record UnknownActivity(String kind, long id, User host, String title) implements Activity {

  /** Keys that no documented kind has. */
  public static final List<String> KINDS =
      List.of("spaces_events", "community_events", "broadcast_events");

  /** The id as it stands in the body. */
  public String idText() {
    return Long.toString(id, 36);
  }

  @Override
  public ObjectNode body(User forUser, long millis, App app) {
    ObjectNode body = Activity.forUser(forUser);
    ObjectNode event = body.putArray(kind()).addObject();
    event.put("id", idText()).put("type", "space_started");
    event.put("created_timestamp", Long.toString(millis)).put("title", title);
    event.set("host", People.small(host));
    return body;
  }
}
