package dev.roost.simulator.activity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roost.simulator.app.App;
import dev.roost.simulator.user.User;

/**
 * Something that X tells one user's webhooks: its kind, and its body once time and app are known.
 */
public interface Activity {

  /** The key of the body that tells the kind, such as {@code tweet_create_events}. */
  String kind();

  /** The whole body for that user. */
  ObjectNode body(User forUser, long millis, App app);

  /** Whether the app of that name is told; all are, but for what is between a user and one app. */
  default boolean concerns(String app) {
    return true;
  }

  /** Whether the body names the user it is for; all but {@code user_event} do. */
  default boolean namesUser() {
    return true;
  }

  /** The beginning of every body that names its user. */
  static ObjectNode forUser(User user) {
    return Wire.object().put("for_user_id", user.id());
  }
}
