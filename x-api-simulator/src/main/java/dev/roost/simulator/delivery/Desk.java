package dev.roost.simulator.delivery;

import dev.roost.simulator.activity.Body;
import dev.roost.simulator.app.App;
import dev.roost.simulator.seed.Letters;
import dev.roost.simulator.seed.Seed;
import dev.roost.simulator.signature.WebhookSignature;
import dev.roost.simulator.webhook.Webhook;
import io.vertx.core.MultiMap;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/** Writes letters with the headers of a captured delivery, in their title case and nothing else. */
@Singleton
final class Desk {

  /** Deadline of the capture, a little below X's three seconds. */
  private static final long DEADLINE_NANOS = 2_944_000_000L;

  private final Clock clock = Clock.systemUTC();
  private final Seed seed;

  Desk(Seed seed) {
    this.seed = seed;
  }

  /** The letter of that attempt, counted from 1, signed as the app signs now. */
  Letter write(App app, Webhook webhook, Body body, long number, int attempt) {
    MultiMap headers = MultiMap.caseInsensitiveMultiMap();
    headers.set("Host", host(webhook.url()));
    headers.set("Content-Length", Integer.toString(body.bytes().length));
    headers.set("Content-Type", "application/json");
    finagle(headers, attempt);
    trace(headers, seed.generator("trace", number * 16 + attempt));
    sign(headers, app, body);
    return new Letter(webhook.url(), headers, body);
  }

  private void finagle(MultiMap headers, int attempt) {
    long now = TimeUnit.MILLISECONDS.toNanos(clock.millis());
    headers.set("Finagle-Ctx-Com.twitter.finagle.deadline", now + " " + (now + DEADLINE_NANOS));
    headers.set("Finagle-Ctx-Com.twitter.finagle.retries", Integer.toString(attempt - 1));
    headers.set("Finagle-Http-Retryable-Request", "");
  }

  private static void trace(MultiMap headers, RandomGenerator random) {
    headers.set("X-B3-Flags", "4");
    headers.set("X-B3-Parentspanid", Letters.hex(random, 16));
    headers.set("X-B3-Sampled", "false");
    headers.set("X-B3-Spanid", Letters.hex(random, 16));
    headers.set("X-B3-Traceid", Letters.hex(random, 16));
  }

  private static void sign(MultiMap headers, App app, Body body) {
    app.legacySecret()
        .map(secret -> WebhookSignature.of(secret, body.bytes()))
        .ifPresent(signature -> headers.set("X-Twitter-Webhooks-Signature", signature));
    app.modernSecret()
        .map(secret -> WebhookSignature.of(secret, body.bytes()))
        .ifPresent(signature -> headers.set("X-Twitter-Webhooks-Signature-OAuth2", signature));
  }

  private static String host(URI url) {
    return url.getPort() == -1 ? url.getHost() : url.getHost() + ":" + url.getPort();
  }
}
