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

  TokenResource(Apps apps, AccessTokens tokens, Bearers bearers) {
    this.apps = apps;
    this.tokens = tokens;
    this.bearers = bearers;
  }

  /**
   * One of them.
   *
   * @param name whose it is and what
   * @param value the secret itself
   */
  public record Given(String name, String value) {}

  /** Each user's tokens and their secrets, those taken back too, and the bearer if there is one. */
  @GET
  public List<Given> all(@PathParam("app") String app) {
    List<Given> given = new ArrayList<>();
    bearers.given(apps.get(app)).ifPresent(bearer -> given.add(new Given("bearer", bearer)));
    for (AccessToken token : tokens.of(apps.get(app))) {
      given.add(new Given("token of " + token.userId(), token.token()));
      given.add(new Given("token secret of " + token.userId(), token.secret()));
    }
    return given;
  }
}
