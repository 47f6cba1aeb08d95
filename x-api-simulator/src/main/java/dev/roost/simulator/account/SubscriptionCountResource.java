package dev.roost.simulator.account;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.roost.simulator.app.App;
import dev.roost.simulator.app.Apps;
import dev.roost.simulator.gate.Endpoint;
import dev.roost.simulator.gate.Gate;
import dev.roost.simulator.webhook.Subscriptions;
import dev.roost.simulator.webhook.Webhook;
import dev.roost.simulator.webhook.Webhooks;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;

/** How many subscriptions an account has, over all its apps. */
@Path("/1.1/account_activity/subscriptions/count.json")
public final class SubscriptionCountResource {

  /** X's "up to 500"; shown, not enforced, since X's answer to one too many is not known. */
  private static final String PROVISIONED = "500";

  private final Gate gate;
  private final Apps apps;
  private final Webhooks webhooks;
  private final Subscriptions subscriptions;

  SubscriptionCountResource(Gate gate, Apps apps, Webhooks webhooks, Subscriptions subscriptions) {
    this.gate = gate;
    this.apps = apps;
    this.webhooks = webhooks;
    this.subscriptions = subscriptions;
  }

  /** The sums; all of them text, as X has them. */
  @GET
  public Sums count(@Context HttpServerRequest request) {
    App app = gate.enter(Endpoint.COUNT, request).app();
    int all =
        apps.ofAccount(app.owner().userId()).stream()
            .flatMap(name -> webhooks.of(name).stream())
            .map(Webhook::id)
            .mapToInt(id -> subscriptions.usersOf(id).size())
            .sum();
    return new Sums(app.owner().screenName(), Integer.toString(all), "0", PROVISIONED);
  }

  /** The sums in X's form. */
  public record Sums(
      @JsonProperty("account_name") String accountName,
      @JsonProperty("subscriptions_count_all") String all,
      @JsonProperty("subscriptions_count_direct_messages") String directMessages,
      @JsonProperty("provisioned_count") String provisioned) {}
}
