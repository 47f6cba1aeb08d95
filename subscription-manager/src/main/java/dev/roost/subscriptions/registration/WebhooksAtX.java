package dev.roost.subscriptions.registration;

import static dev.roost.runtime.logging.Key.key;

import dev.roost.runtime.logging.KeyedLogger;
import dev.roost.subscriptions.account.AccountActivity;
import dev.roost.subscriptions.budget.BudgetedX;
import dev.roost.subscriptions.budget.Priority;
import dev.roost.subscriptions.reading.Readings;
import dev.roost.subscriptions.webhook.WebhookKey;
import dev.roost.subscriptions.webhook.Webhooks;
import dev.roost.xapi.endpoint.Webhook;
import dev.roost.xapi.endpoint.XApiException.NotFound;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** An app's webhooks as X has them: looked for first, so that what X has already is adopted. */
@ApplicationScoped
class WebhooksAtX {

  private static final KeyedLogger LOG = KeyedLogger.of(WebhooksAtX.class);

  private final BudgetedX x;
  private final Readings readings;
  private final Webhooks webhooks;

  WebhooksAtX(BudgetedX x, Readings readings, Webhooks webhooks) {
    this.x = x;
    this.readings = readings;
    this.webhooks = webhooks;
  }

  /**
   * All of them, asked for now: what is registered, adopted or deleted is decided by it, and never
   * by what was read for somebody before.
   */
  Uni<List<Webhook>> all(Asker asker) {
    return at(asker).webhooks();
  }

  private AccountActivity at(Asker asker) {
    return x.of(asker.api(), asker.app(), Priority.WORK, asker.lease());
  }

  /** X's list is another then, so what was read of it before is shown to nobody any more. */
  private <T> Uni<T> changing(Asker asker, Uni<T> call) {
    return call.onTermination()
        .call(
            () -> readings.forgetWebhooks(asker.app(), asker.api()).onFailure().recoverWithNull());
  }

  /**
   * The one with this id, else the one with this URL. The list proves what X has, and never what it
   * has not: an id that is missing from it is looked for by a challenge, and only X's own word that
   * it does not exist ends the doubt. Fails where X gives no such word.
   */
  Uni<Optional<Standing>> find(Asker asker, @Nullable String id, String url) {
    return all(asker)
        .flatMap(all -> {
          Optional<Standing> listed = first(all, one -> one.id().equals(id));
          if (listed.isPresent() || id == null) {
            return Uni.createFrom().item(listed.or(() -> withUrl(all, url)));
          }
          return doubted(asker, id).map(there -> there.or(() -> withUrl(all, url)));
        });
  }

  /** Challenged, X says so where it does not have the webhook, or not any longer. */
  private Uni<Optional<Standing>> doubted(Asker asker, String id) {
    return at(asker)
        .challengeWebhook(id)
        .map(challenged -> Optional.of(Standing.of(id, challenged)))
        .onFailure(WebhooksAtX::isGone)
        .recoverWithItem(Optional.empty());
  }

  private static boolean isGone(Throwable failure) {
    return failure instanceof NotFound gone && gone.isXsOwn();
  }

  private static Optional<Standing> withUrl(List<Webhook> all, String url) {
    return first(all, one -> one.url().equals(url));
  }

  private static Optional<Standing> first(List<Webhook> all, Predicate<Webhook> which) {
    return all.stream().filter(which).findFirst().map(Standing::of);
  }

  /** Challenged where X holds it invalid. */
  Uni<Standing> adopt(Asker asker, Standing found) {
    return switch (found.word()) {
      case VALID, CHALLENGED -> Uni.createFrom().item(found);
      case INVALID -> challenge(asker, found.id());
    };
  }

  /** Registered; a webhook that X takes and does not hold valid is challenged at once. */
  Uni<Standing> register(Asker asker, String url) {
    return changing(asker, at(asker).registerWebhook(URI.create(url)))
        .flatMap(registered -> adopt(asker, Standing.of(registered)));
  }

  /** Challenged by X. */
  Uni<Standing> challenge(Asker asker, String id) {
    return changing(asker, at(asker).challengeWebhook(id))
        .map(challenged -> Standing.of(id, challenged));
  }

  /**
   * Given up for this endpoint; one X does not have is a success, and so is one that another
   * endpoint has: it is that endpoint's, and stays.
   */
  Uni<Void> delete(Asker asker, WebhookKey key, String id) {
    return webhooks
        .otherWith(key, id)
        .flatMap(other -> other.isEmpty() ? delete(asker, id) : kept(key, other.get()));
  }

  private static Uni<Void> kept(WebhookKey key, WebhookKey other) {
    LOG.info(
        "Webhook not deleted at X: another endpoint has it",
        key("app", key.app()),
        key("endpoint", key.endpoint()),
        key("otherApp", other.app()),
        key("otherEndpoint", other.endpoint()));
    return Uni.createFrom().voidItem();
  }

  private Uni<Void> delete(Asker asker, String id) {
    return changing(asker, at(asker).deleteWebhook(id))
        .onFailure(WebhooksAtX::isGone)
        .recoverWithNull()
        .replaceWithVoid();
  }
}
