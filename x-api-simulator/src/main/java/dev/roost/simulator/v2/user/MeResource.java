package dev.roost.simulator.v2.user;

import dev.roost.simulator.user.User;
import dev.roost.simulator.user.Users;
import dev.roost.simulator.v2.AccessControl;
import dev.roost.simulator.v2.Operation;
import dev.roost.simulator.v2.Requester;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import java.util.Set;

/** Whose token it is: the answer that gives an OAuth 2.0 token has no user in it. */
@Path("/2/users/me")
public final class MeResource {

  private static final Set<String> SCOPES = Set.of("users.read", "tweet.read");

  private final AccessControl access;
  private final Users users;

  MeResource(AccessControl access, Users users) {
    this.access = access;
    this.users = users;
  }

  /** Something under {@code data}. */
  public record Data(Me data) {}

  /** The user, with the fields that X shows unasked. */
  public record Me(String id, String name, String username) {}

  /** The user whose token it is, of either kind. */
  @GET
  public Data me(@Context HttpServerRequest request) {
    Requester requester = access.enter(Operation.GET_ME, request);
    requester.requireScopes(SCOPES);
    User user = users.get(requester.userId());
    return new Data(new Me(user.id(), user.name(), user.screenName()));
  }
}
