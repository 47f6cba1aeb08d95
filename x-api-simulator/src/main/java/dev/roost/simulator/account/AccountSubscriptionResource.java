package dev.roost.simulator.account;

import dev.roost.simulator.SimulatorConfig;
import dev.roost.simulator.error.XErrorException;
import dev.roost.simulator.gate.Caller;
import dev.roost.simulator.gate.Endpoint;
import dev.roost.simulator.gate.Gate;
import dev.roost.simulator.misanswer.WrongAnswers;
import dev.roost.simulator.webhook.Subscriptions;
import dev.roost.simulator.webhook.Webhook;
import dev.roost.simulator.webhook.Webhooks;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;

/** Subscriptions of one webhook as X's enterprise reference has them. */
@Path("/1.1/account_activity/webhooks/{id}/subscriptions")
public final class AccountSubscriptionResource {

  private final Gate gate;
  private final Webhooks webhooks;
  private final Subscriptions subscriptions;
  private final WrongAnswers wrong;
  private final boolean deprecatedUnsubscribe;

  AccountSubscriptionResource(
      SimulatorConfig config,
      Gate gate,
      Webhooks webhooks,
      Subscriptions subscriptions,
      WrongAnswers wrong) {
    this.gate = gate;
    this.webhooks = webhooks;
    this.subscriptions = subscriptions;
    this.wrong = wrong;
    this.deprecatedUnsubscribe = config.deprecatedUnsubscribe();
  }

  /** Subscribes the user whose token signs; 409 with code 355 if that is so already. */
  @POST
  @Path("/all.json")
  public void subscribe(@Context HttpServerRequest request, @PathParam("id") String id) {
    Caller caller = gate.enter(Endpoint.SUBSCRIBE, request);
    Webhook webhook = webhooks.of(caller.app().app(), id);
    if (!subscriptions.add(webhook.id(), caller.userId())) {
      throw new XErrorException(409, 355, "Subscription already exists.");
    }
  }

  /** 204 if the user whose token signs is subscribed; 404 if not. */
  @GET
  @Path("/all.json")
  public void ask(@Context HttpServerRequest request, @PathParam("id") String id) {
    Caller caller = gate.enter(Endpoint.ASK, request);
    Webhook webhook = webhooks.of(caller.app().app(), id);
    if (!subscriptions.has(webhook.id(), caller.userId())) {
      throw XErrorException.notFound();
    }
  }

  /** Ends the subscription of the user whose token signs; X deprecated it in 2019. */
  @DELETE
  @Path("/all.json")
  public void unsubscribe(@Context HttpServerRequest request, @PathParam("id") String id) {
    if (!deprecatedUnsubscribe) {
      throw XErrorException.notFound();
    }
    Caller caller = gate.enter(Endpoint.UNSUBSCRIBE, request);
    end(caller, id, caller.userId());
  }

  /** Everybody subscribed through the webhook. */
  @GET
  @Path("/all/list.json")
  public Subscribers list(@Context HttpServerRequest request, @PathParam("id") String id) {
    Caller caller = gate.enter(Endpoint.SUBSCRIBERS, request);
    Webhook webhook = webhooks.of(caller.app().app(), id);
    return Subscribers.of(
        webhook, caller.app().id(), wrong.subscribers(subscriptions.usersOf(webhook.id())));
  }

  /** Ends a user's subscription in the name of the app. */
  @DELETE
  @Path("/{userId}/all.json")
  public void unsubscribe(
      @Context HttpServerRequest request,
      @PathParam("id") String id,
      @PathParam("userId") String userId) {
    end(gate.enter(Endpoint.UNSUBSCRIBE_USER, request), id, userId);
  }

  private void end(Caller caller, String id, String userId) {
    Webhook webhook = webhooks.of(caller.app().app(), id);
    if (!subscriptions.remove(webhook.id(), userId)) {
      throw XErrorException.notFound();
    }
  }
}
