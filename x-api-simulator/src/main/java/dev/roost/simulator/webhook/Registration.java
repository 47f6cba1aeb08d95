package dev.roost.simulator.webhook;

import dev.roost.simulator.SimulatorConfig;
import dev.roost.simulator.error.XErrorException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import jakarta.inject.Singleton;
import java.net.URI;

/** How an address becomes a webhook, and proves later that it still is one. */
@Singleton
public final class Registration {

  private final boolean allowLoopbackHttp;
  private final Webhooks webhooks;
  private final Challenger challenger;

  Registration(SimulatorConfig config, Webhooks webhooks, Challenger challenger) {
    this.allowLoopbackHttp = config.webhook().allowLoopbackHttp();
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
    return uni(challenger.challenge(app, url)).map(verdict -> kept(app, url, quota, verdict));
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

  /** What a challenge comes to; the webhook is valid or invalid by it. */
  Uni<Verdict> challenged(Webhook webhook) {
    return uni(challenger.challenge(webhook.app(), webhook.url()))
        .invoke(verdict -> webhooks.judge(webhook.id(), verdict));
  }

  private Webhook kept(String app, URI url, Quota quota, Verdict verdict) {
    if (verdict.cause() == null) {
      return webhooks.passed(app, url, quota);
    }
    webhooks.find(app, url).ifPresent(known -> webhooks.judge(known.id(), verdict));
    throw XErrorException.badWebhook(verdict.cause().message());
  }

  private static <T> Uni<T> uni(Future<T> future) {
    return Uni.createFrom().completionStage(future.toCompletionStage());
  }
}
