package dev.roost.simulator.oauth2;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.roost.simulator.app.App;
import dev.roost.simulator.oauth2.TokenCounts.Counted;
import dev.roost.simulator.signing.Call;
import dev.roost.simulator.switches.CurrentSwitches;
import dev.roost.simulator.switches.Switch;
import dev.roost.simulator.token.Grants;
import dev.roost.simulator.token.HeldToken;
import dev.roost.simulator.token.Renewal;
import dev.roost.simulator.token.TokenPair;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tokens of users for codes, and for refresh tokens. */
@Path("/2/oauth2/token")
@Consumes(MediaType.WILDCARD)
public final class UserTokenResource {

  private static final String NO_GOOD_TOKEN = "Value passed for the token was invalid.";

  private final Clients clients;
  private final Codes codes;
  private final Grants grants;
  private final TokenCounts counts;
  private final Interruptions interruptions;
  private final CurrentSwitches switches;

  UserTokenResource(
      Clients clients,
      Codes codes,
      Grants grants,
      TokenCounts counts,
      Interruptions interruptions,
      CurrentSwitches switches) {
    this.clients = clients;
    this.codes = codes;
    this.grants = grants;
    this.counts = counts;
    this.interruptions = interruptions;
    this.switches = switches;
  }

  /**
   * Tokens in X's form.
   *
   * @param expiresIn for how many seconds the access token is good
   * @param scope what was granted, which may be less than was asked for
   */
  public record Granted(
      @JsonProperty("token_type") String type,
      @JsonProperty("expires_in") long expiresIn,
      @JsonProperty("access_token") String accessToken,
      String scope,
      @JsonProperty("refresh_token") @JsonInclude(JsonInclude.Include.NON_NULL)
          @Nullable String refreshToken) {

    static Granted of(TokenPair pair) {
      return new Granted(
          "bearer",
          pair.lifetime().toSeconds(),
          pair.access(),
          String.join(" ", pair.grant().scopes()),
          pair.refresh());
    }

    @Override
    public String toString() {
      return "Granted[" + scope + "]";
    }
  }

  /** Gives them, to the app whose code or refresh token it is. */
  @POST
  public Granted token(@Context HttpServerRequest request, @Nullable String body) {
    Call call = Call.of(request, body);
    App app = clients.authenticate(call);
    TokenPair pair =
        switch (required(call, "grant_type")) {
          case "authorization_code" -> exchange(app.app(), call, request);
          case "refresh_token" -> refresh(app.app(), call, request);
          default -> throw TokenErrorException.unsupportedGrantType();
        };
    return Granted.of(pair);
  }

  private TokenPair exchange(String app, Call call, HttpServerRequest request) {
    String code = required(call, "code");
    String userId = codes.userOf(app, code).orElse("");
    boolean wasUsed = codes.isUsed(app, code);
    counts.add(app, userId, Counted.TOKEN_REQUEST);
    if (wasUsed) {
      counts.add(app, userId, Counted.USED_CODE);
    }
    interruptions.refuse(request);
    String redirectUri = required(call, "redirect_uri");
    return switch (codes.exchange(app, code, redirectUri, required(call, "code_verifier"))) {
      case Codes.Exchanged it -> counted(it.pair(), Counted.CODE);
      case Codes.Used it -> throw again(wasUsed, app, userId, Counted.USED_CODE);
      case Codes.Refused it -> throw badGrant(it.why());
    };
  }

  private TokenPair refresh(String app, Call call, HttpServerRequest request) {
    String token = required(call, "refresh_token");
    Optional<HeldToken> held = grants.token(app, token).filter(HeldToken::isRefresh);
    String userId = held.map(it -> it.grant().userId()).orElse("");
    boolean wasUsed = held.filter(HeldToken::isUsed).isPresent();
    counts.add(app, userId, Counted.TOKEN_REQUEST);
    if (wasUsed) {
      counts.add(app, userId, Counted.USED_REFRESH_TOKEN);
    }
    interruptions.refuse(request);
    boolean endsFormer = switches.is(Switch.FORMER_ACCESS_TOKEN, "ended");
    return switch (grants.renew(app, token, endsFormer)) {
      case Renewal.Renewed it -> counted(it.pair(), Counted.REFRESH);
      case Renewal.Used it -> {
        if (switches.is(Switch.REFRESH_REUSE, "endsGrant")) {
          grants.end(it.grant());
        }
        throw again(wasUsed, app, userId, Counted.USED_REFRESH_TOKEN);
      }
      case Renewal.Refused it -> throw badGrant(NO_GOOD_TOKEN);
    };
  }

  private TokenPair counted(TokenPair pair, Counted what) {
    counts.add(pair.grant().app(), pair.grant().userId(), what);
    return pair;
  }

  /** Counts a second use that another request was first with only just now. */
  private TokenErrorException again(boolean isCounted, String app, String userId, Counted what) {
    if (!isCounted) {
      counts.add(app, userId, what);
    }
    return badGrant(
        what == Counted.USED_CODE
            ? "Value passed for the authorization code was invalid."
            : NO_GOOD_TOKEN);
  }

  private TokenErrorException badGrant(String why) {
    return TokenErrorException.of(switches.get(Switch.BAD_GRANT), why);
  }

  private static String required(Call call, String name) {
    return call.form()
        .first(name)
        .filter(value -> !value.isEmpty())
        .orElseThrow(() -> TokenErrorException.missing(name));
  }
}
