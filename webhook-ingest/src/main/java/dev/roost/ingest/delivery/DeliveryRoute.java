package dev.roost.ingest.delivery;

import dev.roost.ingest.connection.UnwantedBody;
import dev.roost.ingest.keys.AppKeys;
import dev.roost.ingest.keys.KeyLookup;
import dev.roost.ingest.keys.WebhookKeys;
import dev.roost.ingest.webhooks.ServedWebhook;
import dev.roost.ingest.webhooks.WebhookName;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** {@code POST /webhooks/{app}/{endpoint}}: X's deliveries. */
@ApplicationScoped
class DeliveryRoute {

  private final WebhookKeys keys;
  private final DeliveryIntake intake;
  private final Drain drain;
  private final UnwantedBody unwantedBody;

  DeliveryRoute(WebhookKeys keys, DeliveryIntake intake, Drain drain, UnwantedBody unwantedBody) {
    this.keys = keys;
    this.intake = intake;
    this.drain = drain;
    this.unwantedBody = unwantedBody;
  }

  void register(@Observes Router router) {
    router.post(WebhookName.PATH).handler(this::take);
  }

  private void take(RoutingContext context) {
    switch (keys.lookup(WebhookName.of(context))) {
      case KeyLookup.NotLoaded() -> refuse(context, WebhookName.NOBODY, Answer.NO_KEYS);
      case KeyLookup.Unknown() -> refuse(context, WebhookName.NOBODY, Answer.UNKNOWN);
      case KeyLookup.Known(AppKeys known, ServedWebhook served) -> take(context, served, known);
    }
  }

  private void take(RoutingContext context, ServedWebhook webhook, AppKeys known) {
    if (drain.nearTheEnd()) {
      refuse(context, webhook.name(), Answer.STOPPING);
    } else {
      new DeliveryExchange(intake, known, webhook, context.request(), context.vertx()).begin();
    }
  }

  private void refuse(RoutingContext context, WebhookName countedFor, Answer answer) {
    intake.count(countedFor, answer.tag());
    unwantedBody.dropped(context.request());
    context.response().setStatusCode(answer.status()).end();
  }
}
