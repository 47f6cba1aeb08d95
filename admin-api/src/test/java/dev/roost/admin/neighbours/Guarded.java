package dev.roost.admin.neighbours;

import dev.roost.admin.access.Caller;
import dev.roost.admin.access.Roles;
import dev.roost.admin.paging.Page;
import dev.roost.admin.problem.ProblemException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** The routes of a service. */
@Path("/guarded")
public class Guarded {

  private final SecurityIdentity identity;

  Guarded(SecurityIdentity identity) {
    this.identity = identity;
  }

  @GET
  @Path("/viewer")
  @RolesAllowed({Roles.VIEWER, Roles.OPERATOR, Roles.ADMIN})
  public String read() {
    return caller();
  }

  @GET
  @Path("/admin")
  @RolesAllowed(Roles.ADMIN)
  public String administer() {
    return caller();
  }

  @GET
  @Path("/neighbour")
  @RolesAllowed("neighbour")
  public String serve() {
    return caller();
  }

  /** Whoever wrote this route forgot to say whom it is for. */
  @GET
  @Path("/forgotten")
  public String forgotten() {
    return "open";
  }

  @POST
  @Path("/write")
  @RolesAllowed(Roles.ADMIN)
  public String write(Map<String, Integer> body) {
    return "written";
  }

  @GET
  @Path("/page")
  @RolesAllowed(Roles.VIEWER)
  public Page<String> page(@QueryParam("limit") int limit) {
    return Page.of(List.of("a", "b", "c"), Page.limit(limit), item -> item);
  }

  @GET
  @Path("/down")
  @APIResponse(responseCode = "503", description = "x-unavailable: X is not reached.")
  @RolesAllowed(Roles.VIEWER)
  public String down() {
    throw ProblemException.of(503, "x-unavailable", "X is not reached", "Try again.");
  }

  @GET
  @Path("/broken")
  @RolesAllowed(Roles.VIEWER)
  public String broken() {
    throw new IllegalStateException("the password is hunter2");
  }

  private String caller() {
    Caller caller = Caller.of(identity);
    return caller.kind() + " " + caller.subject();
  }
}
