package dev.roost.simulator.handshake;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.roost.simulator.error.XErrorException;
import dev.roost.simulator.user.User;
import dev.roost.simulator.user.Users;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jspecify.annotations.Nullable;

/** The second leg without a browser. */
@Path("/simulator/authorizations")
public final class AuthorizationResource {

  private final Consent consent;
  private final Users users;

  AuthorizationResource(Consent consent, Users users) {
    this.consent = consent;
    this.users = users;
  }

  /** Says yes or no for a user, who is made if need be. */
  @POST
  public Ended decide(@Nullable Decision decision) {
    String screenName = decision == null ? null : decision.screenName();
    if (decision == null || decision.token() == null || screenName == null) {
      throw XErrorException.unusable("oauth_token and screenName are required.");
    }
    RequestToken wish = consent.wish(decision.token());
    if (Boolean.FALSE.equals(decision.approve())) {
      return Ended.of(consent.deny(wish));
    }
    User user = users.named(screenName);
    return Ended.of(consent.approve(wish, user.id()));
  }

  /** What somebody says to which wish; yes if nothing else is said. */
  public record Decision(
      @JsonProperty("oauth_token") @Nullable String token,
      @Nullable String screenName,
      @Nullable Boolean approve) {}

  /** Where the browser would go, or the PIN it would show. */
  public record Ended(@Nullable String redirect, @Nullable String pin) {

    static Ended of(Consent.End end) {
      return new Ended(end.redirect(), end.pin());
    }
  }
}
