package dev.roost.admin.doubles;

import dev.roost.admin.access.Caller;
import dev.roost.admin.access.FilteredByApp;
import dev.roost.admin.access.Roles;
import dev.roost.admin.access.VisibleApps;
import dev.roost.admin.paging.Page;
import dev.roost.admin.problem.ProblemException;
import dev.roost.admin.problem.ProblemType;
import dev.roost.admin.problem.Problems;
import dev.roost.contracts.name.AppName;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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

  @GET
  @Path("/trail")
  @RolesAllowed({Roles.AUDITOR, Roles.ADMIN})
  public String trail() {
    return caller();
  }

  /** All apps that the caller may see; every one is {@code *}. */
  @GET
  @Path("/apps")
  @FilteredByApp
  @RolesAllowed({Roles.VIEWER, Roles.OPERATOR})
  public List<String> apps() {
    return switch (VisibleApps.of(identity, Roles.VIEWER, Roles.OPERATOR)) {
      case VisibleApps.Every _ -> List.of("*");
      case VisibleApps.Only(var apps) -> apps.stream().map(AppName::value).sorted().toList();
    };
  }

  @GET
  @Path("/apps/{app}")
  @RolesAllowed({Roles.VIEWER, Roles.OPERATOR, Roles.ADMIN})
  public String app(AppName app) {
    return app.value();
  }

  @PUT
  @Path("/apps/{app}")
  @RolesAllowed(Roles.ADMIN)
  public String putApp(AppName app) {
    return app.value();
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
  @Problems(ProblemType.X_UNAVAILABLE)
  @RolesAllowed(Roles.VIEWER)
  public String down() {
    throw ProblemType.X_UNAVAILABLE.exception("Try again.");
  }

  /** A body with a member of each kind. */
  public record Order(
      @Nullable String name, @Nullable Boolean urgent, @Nullable List<String> users) {}

  @POST
  @Path("/orders/{app}")
  @RolesAllowed(Roles.VIEWER)
  public Order order(
      AppName app,
      @QueryParam("observe") boolean observe,
      @HeaderParam("Idempotency-Key") @Nullable String key,
      @Nullable Order order) {
    if (order == null) {
      throw ProblemException.invalid(null, "The body is missing.");
    }
    return order;
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
