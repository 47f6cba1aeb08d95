package dev.roost.simulator.user;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.roost.simulator.error.XErrorException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Users over HTTP. */
@Path("/simulator/users")
public final class UserResource {

  private static final Pattern SCREEN_NAME = Pattern.compile("\\w{1,30}");
  private static final int MOST = 100_000;

  private final Users users;
  private final ObjectMapper json;

  UserResource(Users users, ObjectMapper json) {
    this.users = users;
    this.json = json;
  }

  /** The user of that screen name, made if there is none yet; the body is optional. */
  @PUT
  @Path("/{screenName}")
  @Consumes(MediaType.WILDCARD)
  public Account put(@PathParam("screenName") String screenName, @Nullable String body) {
    if (!SCREEN_NAME.matcher(screenName).matches()) {
      throw XErrorException.unusable("screenName: letters, digits and _");
    }
    User user = users.named(screenName);
    JsonNode isProtected = json(body).path("protected");
    if (isProtected.isBoolean()) {
      users.setProtected(user, isProtected.asBoolean());
    }
    return Account.of(user);
  }

  private JsonNode json(@Nullable String body) {
    try {
      return json.readTree(body == null ? "" : body);
    } catch (JsonProcessingException e) {
      throw XErrorException.unusable("body: JSON");
    }
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
