package dev.roost.simulator.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.roost.simulator.error.XErrorException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** Apps over HTTP. */
@Path("/simulator/apps/{app}")
public final class AppResource {

  private final Apps apps;
  private final ObjectMapper json;

  AppResource(Apps apps, ObjectMapper json) {
    this.apps = apps;
    this.json = json;
  }

  /** Creates or changes an app; the body is optional, and so is its content type. */
  @PUT
  @Consumes(MediaType.WILDCARD)
  public App put(@PathParam("app") String app, @Nullable String change) {
    try {
      return apps.put(app, json.readTree(change == null ? "" : change));
    } catch (JsonProcessingException e) {
      throw XErrorException.unusable("body: JSON");
    }
  }

  /** The app with its secrets; this X keeps none. */
  @GET
  public App get(@PathParam("app") String app) {
    return apps.get(app);
  }
}
