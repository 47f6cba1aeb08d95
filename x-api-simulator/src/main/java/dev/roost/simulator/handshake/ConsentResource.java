package dev.roost.simulator.handshake;

import dev.roost.simulator.app.App;
import dev.roost.simulator.app.Apps;
import dev.roost.simulator.error.XErrorException;
import dev.roost.simulator.signing.Form;
import dev.roost.simulator.token.AccessTokens;
import dev.roost.simulator.user.User;
import dev.roost.simulator.user.Users;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;

/** The second leg, between a person and X: a page, and the form behind it. */
@Path("/oauth")
@Produces("text/html;charset=utf-8")
public final class ConsentResource {

  private final Consent consent;
  private final Apps apps;
  private final Users users;
  private final AccessTokens tokens;

  ConsentResource(Consent consent, Apps apps, Users users, AccessTokens tokens) {
    this.consent = consent;
    this.apps = apps;
    this.users = users;
    this.tokens = tokens;
  }

  /** Asks, always. */
  @GET
  @Path("/authorize")
  public String authorize(
      @QueryParam("oauth_token") @DefaultValue("") String token,
      @QueryParam("screen_name") @DefaultValue("") String screenName) {
    RequestToken wish = consent.wish(token);
    return ConsentPage.ask(apps.get(wish.app()), wish, users.all(), screenName);
  }

  /** Asks, unless it is told a person who let the app in before, and {@code force_login} is off. */
  @GET
  @Path("/authenticate")
  public Response authenticate(
      @QueryParam("oauth_token") @DefaultValue("") String token,
      @QueryParam("screen_name") @DefaultValue("") String screenName,
      @QueryParam("force_login") @DefaultValue("false") boolean force) {
    RequestToken wish = consent.wish(token);
    App app = apps.get(wish.app());
    Optional<User> known =
        users.find(screenName).filter(user -> tokens.of(app, user.id()).isPresent());
    return known.isPresent() && !force
        ? answer(consent.approve(wish, known.get().id()))
        : Response.ok(ConsentPage.ask(app, wish, users.all(), screenName)).build();
  }

  /** What the person pressed. */
  @POST
  @Path("/authorize")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response decide(String body) {
    Form form = Form.of(body);
    RequestToken wish = consent.wish(form.first("oauth_token").orElse(""));
    if (form.first("deny").isPresent()) {
      return answer(consent.deny(wish));
    }
    User user =
        form.first("screen_name").flatMap(users::find).orElseThrow(XErrorException::userNotFound);
    return answer(consent.approve(wish, user.id()));
  }

  private static Response answer(Consent.End end) {
    return end.redirect() == null
        ? Response.ok(ConsentPage.end(end.pin())).build()
        : Response.status(Response.Status.FOUND).location(URI.create(end.redirect())).build();
  }
}
