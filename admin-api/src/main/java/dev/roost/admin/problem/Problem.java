package dev.roost.admin.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong, in RFC 9457's form.
 *
 * @param type a stable name to compare
 * @param title the kind of problem, always the same for a type
 * @param status the HTTP status
 * @param detail this case: the likely cause, and what to do next
 * @param parameter the parameter or member of the body that is wrong, where there is one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
    examples =
        """
        {"type":"urn:roost:problem:unknown-app","title":"No such app","status":404,
         "detail":"There is no app of this name; the vault stores apps."}
        """)
public record Problem(
    String type, String title, int status, String detail, @Nullable String parameter) {

  /** The media type of every error response. */
  public static final String JSON = "application/problem+json";

  /** 400, for this parameter, header or member of the body. */
  public static Problem invalid(@Nullable String parameter, String detail) {
    ProblemType invalid = ProblemType.INVALID_REQUEST;
    return new Problem(invalid.type(), invalid.title(), invalid.status(), detail, parameter);
  }

  /** The response that carries it. */
  public Response response() {
    return Response.status(status).type(JSON).entity(this).build();
  }
}
