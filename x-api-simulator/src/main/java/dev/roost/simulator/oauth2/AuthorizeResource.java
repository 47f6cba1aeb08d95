package dev.roost.simulator.oauth2;

import static java.util.Objects.requireNonNullElse;

import dev.roost.simulator.oauth2.AuthorizationRequest.Asked;
import dev.roost.simulator.oauth2.AuthorizationRequest.SentBack;
import dev.roost.simulator.oauth2.AuthorizationRequest.Unusable;
import dev.roost.simulator.signing.Form;
import dev.roost.simulator.user.User;
import dev.roost.simulator.user.Users;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where an app sends people: X's guide has the page at {@code /i}, its OpenAPI document at {@code
 * /2}.
 */
@Path("/{part: i|2}/oauth2/authorize")
@Produces("text/html;charset=utf-8")
public final class AuthorizeResource {

  private final Authorization authorization;
  private final Users users;

  AuthorizeResource(Authorization authorization, Users users) {
    this.authorization = authorization;
    this.users = users;
  }

  /** Asks, always. */
  @GET
  public Response ask(@Context HttpServerRequest request) {
    return switch (authorization.read(query(request))) {
      case Asked it -> Response.ok(AuthorizePage.ask(it.request(), users.all())).build();
      case SentBack it -> to(it.redirect());
      case Unusable it -> refuse(it.why());
    };
  }

  /**
   * What the person pressed: {@code approve} or {@code deny}, with {@code screen_name} and a {@code
   * scope} for each box, or one with all of them in it.
   */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response decide(@Context HttpServerRequest request, @Nullable String body) {
    return switch (authorization.read(query(request))) {
      case Asked it -> decided(it.request(), Form.of(requireNonNullElse(body, "")));
      case SentBack it -> to(it.redirect());
      case Unusable it -> refuse(it.why());
    };
  }

  private Response decided(AuthorizationRequest request, Form form) {
    if (form.first("approve").isEmpty()) {
      return to(request.denied());
    }
    Optional<User> user = form.first("screen_name").flatMap(users::find);
    return user.map(it -> to(authorization.allow(request, it, chosen(form))))
        .orElseGet(() -> refuse("Nobody of this screen_name has an account here."));
  }

  private static Set<String> chosen(Form form) {
    return form.fields().stream()
        .filter(field -> field.name().equals("scope"))
        .flatMap(field -> Scopes.of(field.value()).stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static String query(HttpServerRequest request) {
    return requireNonNullElse(request.query(), "");
  }

  private static Response to(String redirect) {
    return Response.status(Response.Status.FOUND).location(URI.create(redirect)).build();
  }

  private static Response refuse(String why) {
    return Response.status(Response.Status.BAD_REQUEST).entity(AuthorizePage.refuse(why)).build();
  }
}
