package dev.roost.simulator.webhook;

import dev.roost.simulator.app.Apps;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.jspecify.annotations.Nullable;

/** New webhooks by the back door, without OAuth and without quota. */
@Path("/simulator/apps/{app}/webhooks")
public final class RegistrationResource {

  private final Apps apps;
  private final Registration registration;

  RegistrationResource(Apps apps, Registration registration) {
    this.apps = apps;
    this.registration = registration;
  }

  /** Challenges the address and keeps it if it passes; 403 with code 214 and the cause if not. */
  @POST
  public Uni<Shown> create(@PathParam("app") String app, @Nullable Wanted wanted) {
    apps.get(app);
    String url = wanted == null || wanted.url() == null ? "" : wanted.url();
    return registration.register(app, url, Quota.NONE).map(Shown::of);
  }

  /** The address of the webhook to be. */
  public record Wanted(@Nullable String url) {}
}
