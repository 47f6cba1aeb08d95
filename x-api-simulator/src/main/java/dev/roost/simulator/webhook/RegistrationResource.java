package dev.roost.simulator.webhook;

import dev.roost.simulator.app.Apps;
import dev.roost.simulator.error.XErrorException;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** New webhooks by the back door, without OAuth and without quota. */
@Path("/simulator/apps/{app}/webhooks")
public final class RegistrationResource {

  private final Apps apps;
  private final Webhooks webhooks;
  private final Challenger challenger;

  RegistrationResource(Apps apps, Webhooks webhooks, Challenger challenger) {
    this.apps = apps;
    this.webhooks = webhooks;
    this.challenger = challenger;
  }

  /** Challenges the address and keeps it if it passes; 403 with code 214 and the cause if not. */
  @POST
  public Uni<Shown> create(@PathParam("app") String app, @Nullable Wanted wanted) {
    apps.get(app);
    URI url = WebhookUrl.parse(wanted == null || wanted.url() == null ? "" : wanted.url());
    return Uni.createFrom()
        .completionStage(challenger.challenge(app, url).toCompletionStage())
        .map(verdict -> Shown.of(kept(app, url, verdict)));
  }

  private Webhook kept(String app, URI url, Verdict verdict) {
    if (verdict.cause() == null) {
      return webhooks.passed(app, url);
    }
    webhooks.find(app, url).ifPresent(known -> webhooks.judge(known.id(), verdict));
    throw XErrorException.badWebhook(verdict.cause().message());
  }

  /** The address of the webhook to be. */
  public record Wanted(@Nullable String url) {}
}
