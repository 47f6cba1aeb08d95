package dev.roost.subscriptions.registration;

import dev.roost.admin.problem.ProblemException;
import dev.roost.admin.problem.ProblemType;
import dev.roost.contracts.webhook.WebhookState.Api;
import dev.roost.subscriptions.publicurl.PublicUrlConfig;
import dev.roost.subscriptions.publicurl.WebhookUrl;
import dev.roost.subscriptions.subscription.SubscriptionsOfWebhook;
import dev.roost.subscriptions.webhook.Move;
import dev.roost.subscriptions.webhook.Task;
import dev.roost.subscriptions.webhook.Webhook;
import dev.roost.subscriptions.webhook.WebhookKey;
import dev.roost.subscriptions.webhook.WebhookStore;
import dev.roost.subscriptions.webhook.Webhooks;
import dev.roost.subscriptions.x.Trouble;
import dev.roost.xapi.endpoint.XApiException.Invalid;
import dev.roost.xapi.endpoint.XApiException.NotFound;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** What operators want of webhooks: written down, for the job to do. */
@ApplicationScoped
class Orders {

  private final Webhooks webhooks;
  private final WebhookStore store;
  private final WebhooksAtX atX;
  private final Confirmation confirmation;
  private final SubscriptionsOfWebhook subscriptions;
  private final PublicUrlConfig urls;
  private final WebhookUrl webhookUrl;
  private final Clock clock;

  Orders(
      Webhooks webhooks,
      WebhookStore store,
      WebhooksAtX atX,
      Confirmation confirmation,
      SubscriptionsOfWebhook subscriptions,
      PublicUrlConfig urls,
      WebhookUrl webhookUrl,
      Clock clock) {
    this.webhooks = webhooks;
    this.store = store;
    this.atX = atX;
    this.confirmation = confirmation;
    this.subscriptions = subscriptions;
    this.urls = urls;
    this.webhookUrl = webhookUrl;
    this.clock = clock;
  }

  /** Wanted, at this URL or at Roost's own. One that is held valid is looked for at X first. */
  Uni<Webhook> want(WebhookKey key, @Nullable String url, @Nullable Api api) {
    String checked = url == null ? null : checked(key, url);
    return webhooks
        .find(key)
        .invoke(known -> known.ifPresent(one -> refuseAnotherApi(one, api)))
        .flatMap(known ->
            known.filter(one -> one.isValid() && one.wanted()).isPresent()
                ? check(known.get(), checked)
                : order(key, checked, api));
  }

  /** X restarts, and its webhooks can be deleted elsewhere: what X does not have is made anew. */
  private Uni<Webhook> check(Webhook known, @Nullable String url) {
    refuseAnotherUrl(known, url);
    return atX.find(Asker.of(known), known.webhookId(), known.url())
        .map(found -> found.filter(one -> one.id().equals(known.webhookId())))
        .flatMap(found -> found.isEmpty() ? lost(known) : checked(known, found.get(), url))
        // The job asks again, and shows when.
        .onFailure(failure -> !(failure instanceof ProblemException))
        .recoverWithUni(() -> order(known.key(), url, null));
  }

  private Uni<Webhook> checked(Webhook known, Standing standing, @Nullable String url) {
    return switch (standing.word()) {
      case VALID -> Uni.createFrom().item(known);
      case INVALID -> order(known.key(), url, null);
      case CHALLENGED -> challenged(known);
    };
  }

  private Uni<Webhook> lost(Webhook known) {
    return webhooks.inTransaction(tx ->
        store
            .lock(tx, known.key())
            .map(Optional::orElseThrow)
            .flatMap(now -> {
              boolean changed = !String.valueOf(now.webhookId()).equals(known.webhookId());
              return changed ? Uni.createFrom().item(now) : lost(tx, now);
            }));
  }

  private Uni<Webhook> lost(SqlConnection tx, Webhook now) {
    Webhook lost = now.lost(clock.instant());
    return store
        .save(
            tx,
            now,
            lost.ordered(now.url(), clock.instant()).because(lost.reason(), clock.instant()))
        .call(after -> subscriptions.lostAllBut(tx, after));
  }

  private Uni<Webhook> order(WebhookKey key, @Nullable String url, @Nullable Api api) {
    return webhooks.inTransaction(tx ->
        store
            .lockUrls(tx, key.app())
            .flatMap(_ -> store.lock(tx, key))
            .flatMap(now ->
                now.isPresent()
                    ? Uni.createFrom().item(now.get())
                    : added(tx, key, url == null ? ownUrl(key) : url, api))
            .invoke(now -> refuseAnotherApi(now, api))
            .invoke(now -> refuseAnotherUrl(now, url))
            .call(now -> refuseTaken(tx, now, urlOf(now, url)))
            .flatMap(now -> store.save(tx, now, now.ordered(urlOf(now, url), clock.instant()))));
  }

  private Uni<Webhook> added(SqlConnection tx, WebhookKey key, String url, @Nullable Api api) {
    return refuseTaken(tx, key, url)
        .flatMap(_ -> store.add(tx, key, api == null ? Api.V1_1 : api, url, clock.instant()))
        .flatMap(_ -> store.lock(tx, key))
        .map(Optional::orElseThrow);
  }

  /** One that is wanted with this URL already has it by right, whoever is being deleted. */
  private Uni<Void> refuseTaken(SqlConnection tx, Webhook now, String url) {
    return now.wanted() && url.equals(now.url())
        ? Uni.createFrom().voidItem()
        : refuseTaken(tx, now.key(), url);
  }

  private Uni<Void> refuseTaken(SqlConnection tx, WebhookKey key, String url) {
    return store
        .otherAt(tx, key, url)
        .invoke(other -> {
          if (other.isPresent()) {
            throw ProblemType.WEBHOOK_URL_TAKEN.exception(
                "The app's endpoint "
                    + other.get().endpoint()
                    + " has this URL, or is being moved or deleted, and X keeps one webhook for each"
                    + " URL. Give another url, or DELETE that endpoint and wait until its state is"
                    + " deleted.");
          }
        })
        .replaceWithVoid();
  }

  private String urlOf(Webhook now, @Nullable String url) {
    if (url != null) {
      return url;
    }
    return now.wanted() ? now.url() : ownUrl(now.key());
  }

  private String ownUrl(WebhookKey key) {
    String base = urls.webhooksUrl().toString();
    return checked(key, base + "/webhooks/" + key.app() + "/" + key.endpoint());
  }

  private String checked(WebhookKey key, String url) {
    return webhookUrl.checked(key.app(), key.endpoint(), url);
  }

  private static void refuseAnotherApi(Webhook now, @Nullable Api api) {
    if (api != null && api != now.api()) {
      throw ProblemType.API_IS_FIXED.exception(
          "This endpoint has, or had, a webhook of X's API %s. PUT an endpoint with another name and"
                  .formatted(now.api().wire())
              + " api \"%s\", which gets another URL; the two work side by side."
                  .formatted(api.wire()));
    }
  }

  private static void refuseAnotherUrl(Webhook now, @Nullable String url) {
    if (url != null && now.webhookId() != null && !url.equals(now.url())) {
      throw ProblemType.URL_IS_FIXED.exception(
          "X has this webhook with another URL. POST /move registers the new one, subscribes all"
              + " users there, and deletes the old one.");
    }
  }

  /** Not wanted any more. */
  Uni<Webhook> delete(WebhookKey key) {
    return webhooks.change(
        key, now -> now.wanted() || now.webhookId() != null ? now.unwanted(clock.instant()) : now);
  }

  /** To another URL. */
  Uni<Webhook> move(WebhookKey key, MoveRequest request) {
    String to = checked(key, request.requiredUrl());
    return webhooks.inTransaction(tx ->
        store
            .lockUrls(tx, key.app())
            .flatMap(_ -> store.lock(tx, key))
            .map(found -> found.orElseThrow(Webhooks::unknown))
            .flatMap(now -> {
              Webhook moving = moving(now, to, request);
              return refuseTaken(tx, now, to).flatMap(_ -> store.save(tx, now, moving));
            }));
  }

  private Webhook moving(Webhook now, String to, MoveRequest request) {
    Move move = now.move();
    if (!now.wanted()) {
      throw Webhooks.unknown();
    }
    if (to.equals(now.url()) && !move.isUnderWay()) {
      return now;
    }
    if (now.webhookId() == null && !move.isUnderWay()) {
      throw ProblemType.WEBHOOK_NOT_AT_X.exception(
          "X does not have the webhook yet: PUT it with the new url.");
    }
    if (move.oldWebhookId() != null && !to.equals(now.url())) {
      throw ProblemType.MOVE_UNDER_WAY.exception(
          "Users are still being subscribed on " + now.url() + ". Wait until that move has ended.");
    }
    String goal = to.equals(now.url()) ? null : to;
    return now.moving(
        move.towards(goal, request.isDeleteFirst(), request.isLeaveBehind()), clock.instant());
  }

  /** Has X challenge it, now: valid then, or challenged by X, of which the end is read later. */
  Uni<Webhook> challenge(WebhookKey key) {
    return webhooks
        .known(key)
        .flatMap(one ->
            atX.challenge(Asker.of(one), one.requiredId())
                .onFailure(Invalid.class)
                .call(refused -> invalid(one, refused))
                .onFailure(NotFound.class)
                .call(_ -> webhooks.doubt(key, clock.instant()))
                .flatMap(standing -> standing.isValid() ? valid(one) : challenged(one)));
  }

  private Uni<Webhook> valid(Webhook one) {
    return changeSame(one, (now, id) -> now.valid(id, clock.instant()));
  }

  private Uni<Webhook> invalid(Webhook one, Throwable refused) {
    String why = Trouble.of(refused).reason();
    return changeSame(one, (now, id) -> now.invalid(id, why, clock.instant()));
  }

  /** What else is to be done with it reads X's list, too. */
  private Uni<Webhook> challenged(Webhook one) {
    return changeSame(
        one,
        (now, id) -> {
          Webhook challenged = now.challenged(id, clock.instant());
          return now.work().task() == null
              ? challenged.with(now.work().ordered(Task.CONFIRM, confirmation.nextLook()))
              : challenged;
        });
  }

  /** Only where X's id of it is still the same. */
  private Uni<Webhook> changeSame(Webhook one, BiFunction<Webhook, String, Webhook> change) {
    String id = one.requiredId();
    return webhooks.change(
        one.key(), now -> id.equals(now.webhookId()) ? change.apply(now, id) : now);
  }
}
