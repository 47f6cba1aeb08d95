package dev.roost.simulator.error;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DatabindException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Puts X's errors on the wire: {@code {"errors":[{"code":34,"message":".."}]}}. */
public final class XErrorResource {

  /** The answer to a request that failed with one of X's errors. */
  @ServerExceptionMapper
  public Response answer(XErrorException error) {
    String message = String.valueOf(error.getMessage());
    // An error without a code is what a proxy before X answers.
    Errors body =
        new Errors(
            error.code() == 0
                ? List.of()
                : List.of(new Line(error.code(), message, error.label())));
    return Response.status(error.status()).type(MediaType.APPLICATION_JSON).entity(body).build();
  }

  /** The same for a request that could not be read, or that leads nowhere. */
  @ServerExceptionMapper
  public Response answer(WebApplicationException error) {
    if (error.getCause() instanceof DatabindException unread) {
      return answer(unread.getCause() instanceof XErrorException own ? own : unreadable());
    }
    return switch (error.getResponse().getStatus()) {
      case 400 -> answer(unreadable());
      case 404 -> answer(XErrorException.notFound());
      default -> error.getResponse();
    };
  }

  private static XErrorException unreadable() {
    return XErrorException.unusable("body: JSON");
  }

  /** X's list of errors: one, or none where there is no code. */
  public record Errors(List<Line> errors) {}

  /** One error by X's code and words. */
  public record Line(
      int code,
      String message,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String label) {}
}
