package dev.roost.simulator.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.jspecify.annotations.Nullable;

/** Apps over HTTP. */
@Path("/simulator/apps/{app}")
public final class AppResource {

  private final Apps apps;

  AppResource(Apps apps) {
    this.apps = apps;
  }

  /** Creates or changes an app. */
  @PUT
  public App put(@PathParam("app") String app, @Nullable JsonNode change) {
    return apps.put(app, change == null ? MissingNode.getInstance() : change);
  }

  /** The app with its secrets; this X keeps none. */
  @GET
  public App get(@PathParam("app") String app) {
    return apps.get(app);
  }
}
