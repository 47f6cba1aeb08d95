package dev.roost.simulator.error;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Puts X's errors on the wire: {@code {"errors":[{"code":34,"message":".."}]}}. */
public final class XErrorResource {

  /** The answer to a request that failed with one of X's errors. */
  @ServerExceptionMapper
  public Response answer(XErrorException error) {
    Errors body = new Errors(List.of(new Line(error.code(), String.valueOf(error.getMessage()))));
    return Response.status(error.status()).type(MediaType.APPLICATION_JSON).entity(body).build();
  }

  /** X's list of errors; always one. */
  public record Errors(List<Line> errors) {}

  /** One error by X's code and words. */
  public record Line(int code, String message) {}
}
