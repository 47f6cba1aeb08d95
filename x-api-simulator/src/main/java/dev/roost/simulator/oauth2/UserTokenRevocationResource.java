package dev.roost.simulator.oauth2;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roost.simulator.act.Acts;
import dev.roost.simulator.app.App;
import dev.roost.simulator.oauth2.TokenCounts.Counted;
import dev.roost.simulator.signing.Call;
import dev.roost.simulator.switches.CurrentSwitches;
import dev.roost.simulator.switches.Switch;
import dev.roost.simulator.token.AccessTokens;
import dev.roost.simulator.token.Grant;
import dev.roost.simulator.token.Grants;
import dev.roost.simulator.token.HeldToken;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An app gives a user's token back (RFC 7009). */
@Path("/2/oauth2/revoke")
@Consumes(MediaType.WILDCARD)
public final class UserTokenRevocationResource {

  private final Clients clients;
  private final Grants grants;
  private final AccessTokens tokens;
  private final Acts acts;
  private final TokenCounts counts;
  private final Interruptions interruptions;
  private final CurrentSwitches switches;

  UserTokenRevocationResource(
      Clients clients,
      Grants grants,
      AccessTokens tokens,
      Acts acts,
      TokenCounts counts,
      Interruptions interruptions,
      CurrentSwitches switches) {
    this.clients = clients;
    this.grants = grants;
    this.tokens = tokens;
    this.acts = acts;
    this.counts = counts;
    this.interruptions = interruptions;
    this.switches = switches;
  }

  /**
   * Revokes what {@link Switch#REVOCATION} says. With the last good token that the app has for the
   * user, by OAuth 1.0a too, the user's access ends as if the user had taken it away.
   */
  @POST
  public ObjectNode revoke(@Context HttpServerRequest request, @Nullable String body) {
    Call call = Call.of(request, body);
    App app = clients.authenticate(call);
    String token =
        call.form()
            .first("token")
            .filter(value -> !value.isEmpty())
            .orElseThrow(() -> TokenErrorException.missing("token"));
    interruptions.refuse(request);
    Optional<HeldToken> held =
        grants.token(app.app(), token).filter(it -> it.state() != HeldToken.State.REVOKED);
    if (held.isEmpty() && switches.is(Switch.UNKNOWN_TOKEN, "refused")) {
      throw TokenErrorException.of("invalid_request", "Value passed for the token was invalid.");
    }
    held.ifPresent(it -> revoke(app, token, it.grant()));
    return answer();
  }

  private void revoke(App app, String token, Grant grant) {
    counts.add(app.app(), grant.userId(), Counted.REVOCATION);
    switch (switches.get(Switch.REVOCATION)) {
      case "token" -> grants.revoke(token);
      case "consent" -> grants.endAll(app.app(), grant.userId());
      default -> grants.end(grant);
    }
    boolean isOver =
        !grants.hasGoodToken(app.app(), grant.userId())
            && tokens.of(app, grant.userId()).isEmpty()
            && !switches.is(Switch.REVOCATION, "token");
    if (isOver) {
      acts.giveBack(app.app(), grant.userId(), switches.is(Switch.APP_REVOCATION, "told"));
    }
  }

  private ObjectNode answer() {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    return switches.is(Switch.REVOCATION_ANSWER, "empty") ? answer : answer.put("revoked", true);
  }
}
