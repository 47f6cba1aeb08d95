package dev.roost.simulator.token;

import dev.roost.simulator.app.Apps;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.ArrayList;
import java.util.List;

/**
 * All that X has given out for an app and that opens something, by the back door: for tests that
 * search what a program wrote for secrets.
 */
@Path("/simulator/apps/{app}/tokens")
public final class TokenResource {

  private final Apps apps;
  private final AccessTokens tokens;
  private final Bearers bearers;
  private final Grants grants;

  TokenResource(Apps apps, AccessTokens tokens, Bearers bearers, Grants grants) {
    this.apps = apps;
    this.tokens = tokens;
    this.bearers = bearers;
    this.grants = grants;
  }

  /**
   * One of them.
   *
   * @param name whose it is and what
   * @param value the secret itself
   */
  public record Given(String name, String value) {}

  /** Each user's tokens of both kinds, those good no more too, and the bearer if there is one. */
  @GET
  public List<Given> all(@PathParam("app") String app) {
    List<Given> given = new ArrayList<>();
    bearers.given(apps.get(app)).ifPresent(bearer -> given.add(new Given("bearer", bearer)));
    for (AccessToken token : tokens.of(apps.get(app))) {
      given.add(new Given("token of " + token.userId(), token.token()));
      given.add(new Given("token secret of " + token.userId(), token.secret()));
    }
    grants
        .of(apps.get(app))
        .forEach(token -> given.add(new Given(name(token.getValue()), token.getKey())));
    return given;
  }

  private static String name(HeldToken token) {
    String kind = token.isRefresh() ? "refresh token" : "access token";
    return "OAuth 2.0 " + kind + " of " + token.grant().userId();
  }
}
