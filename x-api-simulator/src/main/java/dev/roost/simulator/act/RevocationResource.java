package dev.roost.simulator.act;

import dev.roost.simulator.app.Apps;
import dev.roost.simulator.error.XErrorException;
import dev.roost.simulator.user.User;
import dev.roost.simulator.user.Users;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.jspecify.annotations.Nullable;

/** A user takes one app's access away, as on X's page of connected apps. */
@Path("/simulator/users/{screenName}/revocations")
public final class RevocationResource {

  private final Acts acts;
  private final Apps apps;
  private final Users users;

  RevocationResource(Acts acts, Apps apps, Users users) {
    this.acts = acts;
    this.apps = apps;
    this.users = users;
  }

  /** Whose access; there must be one, for all apps there is the act. */
  public record Revocation(@Nullable String app) {}

  /** Ends all that the user let the app do, by OAuth 1.0a and 2.0, and says what X tells whom. */
  @POST
  public ActResource.Result revoke(
      @PathParam("screenName") String screenName, @Nullable Revocation wanted) {
    if (wanted == null || wanted.app() == null) {
      throw XErrorException.unusable("app is required.");
    }
    User user = users.find(screenName).orElseThrow(XErrorException::userNotFound);
    String app = apps.get(wanted.app()).app();
    return ActResource.Result.of(
        acts.perform(ActRequest.revoke(user.id(), app), Integer.MAX_VALUE));
  }
}
