package dev.roost.simulator.handshake;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.roost.simulator.app.App;
import dev.roost.simulator.app.Apps;
import dev.roost.simulator.error.XErrorException;
import dev.roost.simulator.gate.Gate;
import dev.roost.simulator.signing.Call;
import dev.roost.simulator.token.AccessToken;
import dev.roost.simulator.token.Bearers;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.net.URLDecoder;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The app's bearer: given out, the same each time, and taken back. */
@Path("/oauth2")
@Consumes(MediaType.WILDCARD)
public final class BearerResource {

  private static final String LABEL = "authenticity_token_error";

  private final Gate gate;
  private final Apps apps;
  private final Bearers bearers;

  BearerResource(Gate gate, Apps apps, Bearers bearers) {
    this.gate = gate;
    this.apps = apps;
    this.bearers = bearers;
  }

  /** The bearer for key and secret. */
  @POST
  @Path("/token")
  public Granted token(@Context HttpServerRequest request, @Nullable String body) {
    Call call = Call.of(request, body);
    App app = basic(call).orElseThrow(BearerResource::unverified);
    String grant = call.form().first("grant_type").orElseThrow(BearerResource::grantMissing);
    if (!grant.equals("client_credentials")) {
      throw unverified();
    }
    return new Granted("bearer", bearers.of(app));
  }

  /** Takes it back, for key and secret or for the owner's signature: X's pages have both. */
  @POST
  @Path("/invalidate_token")
  public Taken invalidate(@Context HttpServerRequest request, @Nullable String body) {
    Call call = Call.of(request, body);
    App app =
        call.credentials("Basic").isPresent()
            ? basic(call).orElseThrow(BearerResource::unverified)
            : owned(gate.signer(request, body));
    String bearer = bearers.of(app);
    String given = call.parameter("access_token").orElse("");
    if (!given.equals(bearer) && !given.equals(decode(bearer))) {
      throw XErrorException.badToken();
    }
    bearers.invalidate(app.app());
    return new Taken(bearer);
  }

  private App owned(AccessToken token) {
    App app = apps.get(token.app());
    if (!app.owner().userId().equals(token.userId())) {
      throw unverified();
    }
    return app;
  }

  private Optional<App> basic(Call call) {
    String[] parts = call.credentials("Basic").map(BearerResource::plain).orElse("").split(":", 2);
    return parts.length < 2
        ? Optional.empty()
        : apps.byConsumerKey(decode(parts[0])).filter(app -> isSecret(app, decode(parts[1])));
  }

  private static boolean isSecret(App app, String given) {
    return MessageDigest.isEqual(app.consumerSecret().getBytes(UTF_8), given.getBytes(UTF_8));
  }

  private static String plain(String base64) {
    try {
      return new String(Base64.getDecoder().decode(base64), UTF_8);
    } catch (IllegalArgumentException e) {
      throw unverified();
    }
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, UTF_8);
    } catch (IllegalArgumentException e) {
      throw unverified();
    }
  }

  private static XErrorException unverified() {
    return new XErrorException(403, 99, "Unable to verify your credentials", LABEL);
  }

  private static XErrorException grantMissing() {
    return new XErrorException(
        403, 170, "Missing required parameter: grant_type", "forbidden_missing_parameter");
  }

  /** A bearer in X's form. */
  public record Granted(
      @JsonProperty("token_type") String type, @JsonProperty("access_token") String token) {}

  /** A token that is good no more, in X's form. */
  public record Taken(@JsonProperty("access_token") String token) {}
}
