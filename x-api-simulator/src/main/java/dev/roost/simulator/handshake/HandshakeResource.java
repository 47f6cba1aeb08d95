package dev.roost.simulator.handshake;

import dev.roost.simulator.app.App;
import dev.roost.simulator.app.Apps;
import dev.roost.simulator.app.Permission;
import dev.roost.simulator.error.XErrorException;
import dev.roost.simulator.signing.Call;
import dev.roost.simulator.signing.SignatureCheck;
import dev.roost.simulator.signing.SignatureCheck.Signed;
import dev.roost.simulator.token.AccessToken;
import dev.roost.simulator.token.AccessTokens;
import dev.roost.simulator.user.User;
import dev.roost.simulator.user.Users;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * The first and the third leg, between app and X. Answers are forms, under X's wrong type, whatever
 * the caller says it accepts.
 */
@Path("/oauth")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.WILDCARD)
public final class HandshakeResource {

  private final SignatureCheck signatures;
  private final RequestTokens requests;
  private final AccessTokens tokens;
  private final Apps apps;
  private final Users users;

  HandshakeResource(
      SignatureCheck signatures,
      RequestTokens requests,
      AccessTokens tokens,
      Apps apps,
      Users users) {
    this.signatures = signatures;
    this.requests = requests;
    this.tokens = tokens;
    this.apps = apps;
    this.users = users;
  }

  /** The first leg: the app says what it wants, and where the person shall come back. */
  @POST
  @Path("/request_token")
  public RestResponse<String> request(@Context HttpServerRequest request, @Nullable String body) {
    Call call = Call.of(request, body);
    Signed signed = signatures.check(call, HandshakeResource::noToken);
    Callbacks.require(signed.app(), signed.callback());
    RequestToken token = requests.make(signed.app(), signed.callback(), wanted(call, signed.app()));
    return form(
        "oauth_token=%s&oauth_token_secret=%s&oauth_callback_confirmed=true"
            .formatted(token.token(), token.secret()));
  }

  /** The third leg: the verifier, once, for a token that is good until it is taken back. */
  @POST
  @Path("/access_token")
  public RestResponse<String> access(@Context HttpServerRequest request, @Nullable String body) {
    Signed signed = signatures.check(Call.of(request, body), this::secret);
    RequestToken wish = requests.find(signed.token()).orElseThrow(XErrorException::badToken);
    RequestToken.Grant grant = requests.spend(wish.token(), signed.verifier());
    User user = users.get(grant.userId());
    AccessToken token = tokens.give(apps.get(wish.app()), user.id(), wish.permission());
    return form(
        "oauth_token=%s&oauth_token_secret=%s&user_id=%s&screen_name=%s"
            .formatted(token.token(), token.secret(), user.id(), user.screenName()));
  }

  private static RestResponse<String> form(String form) {
    return RestResponse.ResponseBuilder.ok(form).type("text/html;charset=utf-8").build();
  }

  private String secret(App app, String token) {
    return requests
        .find(token)
        .filter(wish -> wish.app().equals(app.app()))
        .map(RequestToken::secret)
        .orElseThrow(XErrorException::badToken);
  }

  private static String noToken(App app, String token) {
    if (!token.isEmpty()) {
      throw XErrorException.unauthenticated();
    }
    return "";
  }

  /** An app can ask for less than it may do. */
  private static Permission wanted(Call call, App app) {
    Permission most = app.terms().permission();
    return switch (call.parameter("x_auth_access_type").orElse("")) {
      case "read" -> most.and(Permission.READ);
      case "write" -> most.and(Permission.WRITE);
      default -> most;
    };
  }
}
