package dev.roost.admin.problem;

import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What went wrong, in RFC 9457's form.
 *
 * @param type a stable name to switch on
 * @param title the kind of trouble, always the same for a type
 * @param status the HTTP status
 * @param detail this case: the likely cause, and what to do next
 */
@Schema(
    examples =
        """
        {"type":"urn:roost:problem:unknown-app","title":"No such app","status":404,
         "detail":"There is no app of this name; the vault stores apps."}
        """)
public record Problem(String type, String title, int status, String detail) {

  /** The media type of every error answer. */
  public static final String JSON = "application/problem+json";

  /** A problem with {@code urn:roost:problem:} before its name. */
  public static Problem of(int status, String name, String title, String detail) {
    return new Problem("urn:roost:problem:" + name, title, status, detail);
  }

  /** The answer that says it. */
  public Response response() {
    return Response.status(status).type(JSON).entity(this).build();
  }
}
