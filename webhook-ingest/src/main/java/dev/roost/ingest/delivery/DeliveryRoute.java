package dev.roost.ingest.delivery;

import dev.roost.ingest.keys.AppKeys;
import dev.roost.ingest.keys.KeyLookup;
import dev.roost.ingest.keys.WebhookKeys;
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

  DeliveryRoute(WebhookKeys keys, DeliveryIntake intake) {
    this.keys = keys;
    this.intake = intake;
  }

  void register(@Observes Router router) {
    router.post(WebhookName.PATH).handler(this::take);
  }

  private void take(RoutingContext context) {
    WebhookName webhook = WebhookName.of(context);
    switch (keys.lookup(webhook)) {
      case KeyLookup.NotLoaded() -> refuse(context, Answer.NO_KEYS);
      case KeyLookup.Unknown() -> refuse(context, Answer.UNKNOWN);
      case KeyLookup.Known(AppKeys known) ->
          new DeliveryExchange(intake, known, webhook, context.request(), context.vertx()).begin();
    }
  }

  private void refuse(RoutingContext context, Answer answer) {
    intake.count(WebhookName.NOBODY, answer.tag());
    context.response().setStatusCode(answer.status()).end();
  }
}
