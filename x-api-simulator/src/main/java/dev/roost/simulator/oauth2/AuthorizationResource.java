package dev.roost.simulator.oauth2;

import static java.util.Objects.requireNonNullElse;

import dev.roost.simulator.error.XErrorException;
import dev.roost.simulator.oauth2.AuthorizationRequest.Asked;
import dev.roost.simulator.oauth2.AuthorizationRequest.SentBack;
import dev.roost.simulator.oauth2.AuthorizationRequest.Unusable;
import dev.roost.simulator.user.Users;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Consent by OAuth 2.0 without a browser. */
@Path("/simulator/oauth2/authorizations")
public final class AuthorizationResource {

  private final Authorization authorization;
  private final Users users;

  AuthorizationResource(Authorization authorization, Users users) {
    this.authorization = authorization;
    this.users = users;
  }

  /**
   * What somebody says to which request; a yes to all of it if nothing else is said.
   *
   * @param authorizeUrl where the app sends the browser; its query alone matters
   * @param screenName who says it, made if need be
   * @param scopes what is left in of what the app asks for
   */
  public record Decision(
      @Nullable String authorizeUrl,
      @Nullable String screenName,
      @Nullable List<String> scopes,
      @Nullable Boolean approve) {}

  /** Where the browser would go. */
  public record Ended(String redirect) {}

  /** Says yes or no for a user; 400 where a person would see a page that says what is wrong. */
  @POST
  public Ended decide(@Nullable Decision decision) {
    String url = decision == null ? null : decision.authorizeUrl();
    String screenName = decision == null ? null : decision.screenName();
    if (decision == null || url == null || screenName == null) {
      throw XErrorException.unusable("authorizeUrl and screenName are required.");
    }
    return switch (authorization.read(query(url))) {
      case Asked it -> new Ended(decided(it.request(), decision, screenName));
      case SentBack it -> new Ended(it.redirect());
      case Unusable it -> throw XErrorException.unusable(it.why());
    };
  }

  private String decided(AuthorizationRequest request, Decision decision, String screenName) {
    if (Boolean.FALSE.equals(decision.approve())) {
      return request.denied();
    }
    List<String> chosen = requireNonNullElse(decision.scopes(), request.scopes());
    return authorization.allow(request, users.named(screenName), Set.copyOf(chosen));
  }

  private static String query(String url) {
    try {
      return requireNonNullElse(URI.create(url).getRawQuery(), "");
    } catch (IllegalArgumentException e) {
      throw XErrorException.unusable("authorizeUrl: an address");
    }
  }
}
