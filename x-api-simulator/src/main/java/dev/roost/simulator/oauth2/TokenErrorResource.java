package dev.roost.simulator.oauth2;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Puts the refusals of X's OAuth 2.0 endpoints on the wire. */
public final class TokenErrorResource {

  /** The answer to a request that was refused. */
  @ServerExceptionMapper
  Response answer(TokenErrorException error) {
    return Response.status(error.status())
        .type(MediaType.APPLICATION_JSON)
        .entity(new Body(error.error(), String.valueOf(error.getMessage())))
        .build();
  }

  /** An error by its name and in words. */
  public record Body(String error, @JsonProperty("error_description") String description) {}
}
