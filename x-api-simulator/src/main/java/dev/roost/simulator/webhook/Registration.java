package dev.roost.simulator.webhook;

import dev.roost.simulator.SimulatorConfig;
import dev.roost.simulator.app.App;
import dev.roost.simulator.app.Apps;
import dev.roost.simulator.error.XErrorException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/** How an address becomes a webhook, and proves later that it still is one. */
@Singleton
public final class Registration {

  private final boolean allowLoopbackHttp;
  private final int quota;
  private final Apps apps;
  private final Webhooks webhooks;
  private final Challenger challenger;

  Registration(SimulatorConfig config, Apps apps, Webhooks webhooks, Challenger challenger) {
    this.allowLoopbackHttp = config.webhook().allowLoopbackHttp();
    this.quota = config.webhook().quota();
    this.apps = apps;
    this.webhooks = webhooks;
    this.challenger = challenger;
  }

  /**
   * Challenges the address and keeps it if it passes; an address that the app has already stays the
   * webhook it was.
   *
   * @return fails with 403, code 214 and X's words for the cause
   */
  public Uni<Webhook> register(String app, String address, Quota quota) {
    URI url = WebhookUrl.parse(address, allowLoopbackHttp);
    webhooks.requireRoom(app, url, quota);
    return uni(challenger.challenge(app, url, Api.V1_1))
        .map(verdict -> kept(app, url, quota, verdict));
  }

  /** Challenges once more; the failure is the same, and a disgraceful one makes it invalid. */
  public Uni<Webhook> validate(Webhook webhook) {
    return challenged(webhook)
        .map(verdict -> {
          if (verdict.cause() != null) {
            throw XErrorException.badWebhook(verdict.cause().message());
          }
          return webhooks.get(webhook.id());
        });
  }

  /**
   * Challenges the address and keeps it as a webhook of version 2, which it must not be yet; the
   * account's quota is that of its tier.
   */
  public Uni<Creation> create(App app, String address) {
    Optional<URI> url = WebhookUrl.read(address, allowLoopbackHttp);
    if (url.isEmpty()) {
      return refused(Creation.Reason.URL_VALIDATION, "URL does not meet the requirements");
    }
    if (webhooks.find(app.app(), url.get()).isPresent()) {
      return refused(Creation.Reason.DUPLICATE_URL, "Webhook URL already registered");
    }
    Quota room =
        new Quota(
            Set.copyOf(apps.ofAccount(app.owner().userId())),
            Math.min(quota, app.terms().tier().webhooks()));
    if (webhooks.isUsedUp(room)) {
      return refused(Creation.Reason.LIMIT, "Too many resources already created");
    }
    return uni(challenger.challenge(app.app(), url.get(), Api.V2))
        .map(verdict -> created(app, url.get(), room, verdict));
  }

  /** Challenges once more: why it failed in the words of version 2, empty if it passed. */
  public Uni<Optional<String>> challenge(Webhook webhook) {
    return challenged(webhook)
        .map(verdict -> Optional.ofNullable(verdict.cause()).map(Verdict.Cause::details));
  }

  /** What a challenge comes to; the webhook is valid or invalid by it. */
  Uni<Verdict> challenged(Webhook webhook) {
    return uni(challenger.challenge(webhook.app(), webhook.url(), webhook.api()))
        .invoke(verdict -> webhooks.judge(webhook.id(), verdict));
  }

  private Webhook kept(String app, URI url, Quota quota, Verdict verdict) {
    if (verdict.cause() == null) {
      return webhooks.passed(app, url, quota, Api.V1_1);
    }
    webhooks.find(app, url).ifPresent(known -> webhooks.judge(known.id(), verdict));
    throw XErrorException.badWebhook(verdict.cause().message());
  }

  private Creation created(App app, URI url, Quota room, Verdict verdict) {
    if (verdict.cause() != null) {
      return new Creation.Refused(Creation.Reason.CHALLENGE, verdict.cause().details());
    }
    return new Creation.Created(webhooks.passed(app.app(), url, room, Api.V2));
  }

  private static Uni<Creation> refused(Creation.Reason reason, String details) {
    return Uni.createFrom().item(new Creation.Refused(reason, details));
  }

  private static <T> Uni<T> uni(Future<T> future) {
    return Uni.createFrom().completionStage(future.toCompletionStage());
  }
}
