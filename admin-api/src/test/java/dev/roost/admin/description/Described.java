package dev.roost.admin.description;

import dev.roost.admin.access.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** A route with parameters that the library describes, and one that describes itself. */
@Path("/described/{app}")
public class Described {

  @GET
  @RolesAllowed(Roles.VIEWER)
  public String read(
      String app,
      @QueryParam("cursor") String cursor,
      @Parameter(description = "Its own words") @QueryParam("limit") String limit) {
    return app + cursor + limit;
  }
}
