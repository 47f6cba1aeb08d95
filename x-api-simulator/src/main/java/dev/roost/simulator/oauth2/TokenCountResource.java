package dev.roost.simulator.oauth2;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;

/** The counts by the back door. */
@Path("/simulator/oauth2/counts")
public final class TokenCountResource {

  private final TokenCounts counts;

  TokenCountResource(TokenCounts counts) {
    this.counts = counts;
  }

  /** Those of each app and user that there was a request for, since the start. */
  @GET
  public List<TokenCount> all() {
    return counts.all();
  }
}
