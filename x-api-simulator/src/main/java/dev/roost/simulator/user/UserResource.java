package dev.roost.simulator.user;

import dev.roost.simulator.error.XErrorException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.regex.Pattern;

/** Users over HTTP. */
@Path("/simulator/users")
public final class UserResource {

  private static final Pattern SCREEN_NAME = Pattern.compile("\\w{1,30}");
  private static final int MOST = 100_000;

  private final Users users;

  UserResource(Users users) {
    this.users = users;
  }

  /** The user of that screen name, made if there is none yet. */
  @PUT
  @Path("/{screenName}")
  public Account put(@PathParam("screenName") String screenName) {
    if (!SCREEN_NAME.matcher(screenName).matches()) {
      throw XErrorException.unusable("screenName: letters, digits and _");
    }
    return Account.of(users.named(screenName));
  }

  /** Many users at once. */
  @POST
  public List<Account> many(Many many) {
    if (many.count() < 1 || many.count() > MOST || !SCREEN_NAME.matcher(many.prefix()).matches()) {
      throw XErrorException.unusable("count: 1 to " + MOST + ", prefix: letters, digits and _");
    }
    return users.named(many.prefix(), many.count()).stream().map(Account::of).toList();
  }

  /** How many users, and what their screen names begin with. */
  public record Many(int count, String prefix) {}

  /** A user as this API shows one. */
  public record Account(String id, String screenName) {

    static Account of(User user) {
      return new Account(user.id(), user.screenName());
    }
  }
}
