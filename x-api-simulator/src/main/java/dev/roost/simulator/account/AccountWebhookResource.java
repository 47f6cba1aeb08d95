package dev.roost.simulator.account;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.roost.simulator.SimulatorConfig;
import dev.roost.simulator.app.App;
import dev.roost.simulator.app.Apps;
import dev.roost.simulator.gate.Caller;
import dev.roost.simulator.gate.Endpoint;
import dev.roost.simulator.gate.Gate;
import dev.roost.simulator.misanswer.WrongAnswers;
import dev.roost.simulator.webhook.Api;
import dev.roost.simulator.webhook.Quota;
import dev.roost.simulator.webhook.Registration;
import dev.roost.simulator.webhook.Subscriptions;
import dev.roost.simulator.webhook.Webhook;
import dev.roost.simulator.webhook.Webhooks;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.util.List;
import java.util.Set;

/** Webhooks as X's enterprise reference has them. */
@Path("/1.1/account_activity")
public final class AccountWebhookResource {

  private final Gate gate;
  private final Apps apps;
  private final Webhooks webhooks;
  private final Subscriptions subscriptions;
  private final Registration registration;
  private final WrongAnswers wrong;
  private final int quota;

  AccountWebhookResource(
      SimulatorConfig config,
      Gate gate,
      Apps apps,
      Webhooks webhooks,
      Subscriptions subscriptions,
      Registration registration,
      WrongAnswers wrong) {
    this.gate = gate;
    this.apps = apps;
    this.webhooks = webhooks;
    this.subscriptions = subscriptions;
    this.registration = registration;
    this.wrong = wrong;
    this.quota = config.webhook().quota();
  }

  /** Challenges the address and keeps it; the quota counts over all apps of the account. */
  @POST
  @Path("/webhooks.json")
  public Uni<Kept> register(
      @Context HttpServerRequest request, @QueryParam("url") @DefaultValue("") String url) {
    App app = gate.enter(Endpoint.REGISTER, request).app();
    Set<String> account = Set.copyOf(apps.ofAccount(app.owner().userId()));
    return registration.register(app.app(), url, new Quota(account, quota)).map(Kept::of);
  }

  /** The app's webhooks, in a bare array. */
  @GET
  @Path("/webhooks.json")
  public List<Kept> list(@Context HttpServerRequest request) {
    Caller caller = gate.enter(Endpoint.LIST, request);
    return wrong.webhooks(webhooks.of(caller.app().app(), Api.V1_1)).stream()
        .map(Kept::of)
        .toList();
  }

  /** Challenges a webhook; 204 says that it passed. */
  @PUT
  @Path("/webhooks/{id}.json")
  public Uni<Void> validate(@Context HttpServerRequest request, @PathParam("id") String id) {
    Caller caller = gate.enter(Endpoint.VALIDATE, request);
    return registration.validate(webhooks.of(caller.app().app(), id)).replaceWithVoid();
  }

  /** Takes a webhook away with all its subscriptions. */
  @DELETE
  @Path("/webhooks/{id}.json")
  public void delete(@Context HttpServerRequest request, @PathParam("id") String id) {
    Caller caller = gate.enter(Endpoint.DELETE, request);
    Webhook webhook = webhooks.of(caller.app().app(), id);
    webhooks.remove(webhook.id());
    subscriptions.removeAllOf(webhook.id());
  }

  /** A webhook in X's form. */
  public record Kept(
      String id, String url, boolean valid, @JsonProperty("created_at") String createdAt) {

    static Kept of(Webhook webhook) {
      return new Kept(
          webhook.id(), webhook.url().toString(), webhook.valid(), webhook.createdAt().toString());
    }
  }
}
