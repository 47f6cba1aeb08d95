package dev.roost.simulator.handshake;

import dev.roost.simulator.gate.Gate;
import dev.roost.simulator.token.AccessToken;
import dev.roost.simulator.token.AccessTokens;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** An app gives a user's token back, with that very token. */
@Path("/1.1/oauth")
@Consumes(MediaType.WILDCARD)
public final class InvalidationResource {

  private final Gate gate;
  private final AccessTokens tokens;

  InvalidationResource(Gate gate, AccessTokens tokens) {
    this.gate = gate;
    this.tokens = tokens;
  }

  /** The token that signs is good no more; the subscription stays, nothing is sent. */
  @POST
  @Path("/{invalidate: invalidate_token(\\.json)?}")
  public BearerResource.Taken invalidate(
      @Context HttpServerRequest request, @Nullable String body) {
    AccessToken token = gate.signer(request, body);
    tokens.revoke(token.token());
    return new BearerResource.Taken(token.token());
  }
}
