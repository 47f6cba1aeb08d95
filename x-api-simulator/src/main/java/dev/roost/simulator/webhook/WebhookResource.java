package dev.roost.simulator.webhook;

import dev.roost.simulator.user.Users;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Webhooks that are there, and who is subscribed through them, by the back door. */
@Path("/simulator/webhooks")
public final class WebhookResource {

  private final Users users;
  private final Webhooks webhooks;
  private final Subscriptions subscriptions;
  private final Registration registration;

  WebhookResource(
      Users users, Webhooks webhooks, Subscriptions subscriptions, Registration registration) {
    this.users = users;
    this.webhooks = webhooks;
    this.subscriptions = subscriptions;
    this.registration = registration;
  }

  /** Challenges on demand; what came of it, and whether the webhook is still delivered to. */
  @POST
  @Path("/{id}/challenge")
  public Uni<Challenged> challenge(@PathParam("id") String id) {
    return registration.challenged(webhooks.get(id)).map(Challenged::of);
  }

  /** All webhooks of all apps. */
  @GET
  public List<Shown> all() {
    return webhooks.all().stream().map(Shown::of).toList();
  }

  /** The ids of those who are subscribed through a webhook. */
  @GET
  @Path("/{id}/subscriptions")
  public List<String> subscribed(@PathParam("id") String id) {
    return subscriptions.usersOf(webhooks.get(id).id());
  }

  /** Subscribes a user through a webhook. */
  @PUT
  @Path("/{id}/subscriptions/{userId}")
  public void subscribe(@PathParam("id") String id, @PathParam("userId") String userId) {
    subscriptions.add(webhooks.get(id).id(), users.get(userId).id());
  }

  /** Ends a subscription. */
  @DELETE
  @Path("/{id}/subscriptions/{userId}")
  public void unsubscribe(@PathParam("id") String id, @PathParam("userId") String userId) {
    subscriptions.remove(webhooks.get(id).id(), userId);
  }

  /** What a challenge on demand came to. */
  public record Challenged(
      boolean valid, @Nullable Integer status, long millis, @Nullable String error) {

    static Challenged of(Verdict verdict) {
      String error = verdict.cause() == null ? null : verdict.cause().message();
      return new Challenged(verdict.passed(), verdict.status(), verdict.millis(), error);
    }
  }
}
