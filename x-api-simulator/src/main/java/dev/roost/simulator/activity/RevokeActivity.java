package dev.roost.simulator.activity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roost.simulator.app.App;
import dev.roost.simulator.user.User;
import org.jspecify.annotations.Nullable;

/**
 * A user took an app's access away. The one body that does not name the user it is for.
 *
 * @param app the name of the app; null for all apps
 */
public record RevokeActivity(@Nullable String app) implements Activity {

  @Override
  public String kind() {
    return "user_event";
  }

  @Override
  public boolean concerns(String which) {
    return app == null || app.equals(which);
  }

  @Override
  public boolean namesUser() {
    return false;
  }

  @Override
  public ObjectNode body(User forUser, long millis, App its) {
    ObjectNode body = Wire.object();
    ObjectNode revoke = body.putObject(kind()).putObject("revoke");
    revoke.put("date_time", Times.withOffset(millis));
    revoke.putObject("target").put("app_id", its.id());
    revoke.putObject("source").put("user_id", forUser.id());
    return body;
  }
}
