package dev.roost.ingest.delivery;

import dev.roost.ingest.publish.ByteBudget;
import dev.roost.ingest.publish.DeliveryPublisher;
import dev.roost.ingest.publish.Publication;
import dev.roost.ingest.secretuse.SecretUses;
import dev.roost.ingest.signature.LastVerified;
import dev.roost.ingest.signature.Verdict.Circumstance;
import dev.roost.ingest.webhooks.WebhookName;
import dev.roost.xapi.signature.WebhookSecret;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.function.Consumer;

/** What all deliveries share: limits, clock, counters, and the way to Kafka. */
@Singleton
class DeliveryIntake {

  private final DeliveryConfig config;
  private final DeliveryPublisher publisher;
  private final LastVerified lastVerified;
  private final SecretUses secretUses;
  private final Clock clock;
  private final MeterRegistry metrics;
  private final DeliveryTally tally;
  private final UnverifiedDeliveries unverified;
  private final ByteBudget readingBudget;

  DeliveryIntake(
      DeliveryConfig config,
      DeliveryPublisher publisher,
      LastVerified lastVerified,
      SecretUses secretUses,
      Clock clock,
      MeterRegistry metrics,
      DeliveryTally tally,
      UnverifiedDeliveries unverified) {
    this.config = config;
    this.publisher = publisher;
    this.lastVerified = lastVerified;
    this.secretUses = secretUses;
    this.clock = clock;
    this.metrics = metrics;
    this.tally = tally;
    this.unverified = unverified;
    this.readingBudget = new ByteBudget(config.maxBufferedBytes());
  }

  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  Duration responseDeadline() {
    return config.responseDeadline();
  }

  BodyReading newReading() {
    return new BodyReading(config.maxBodySize(), readingBudget);
  }

  /** Puts it on Kafka; the outcome comes on the producer's thread, or at once on this one. */
  void store(Delivery delivery, Consumer<Publication> outcome) {
    WebhookName webhook = delivery.webhook().name();
    WebhookSecret secret = delivery.verified().secret();
    lastVerified.remember(delivery.webhook(), secret);
    secretUses.verified(webhook, secret, delivery.receivedAt());
    Circumstance circumstance = delivery.verified().circumstance();
    if (circumstance != Circumstance.NONE) {
      String tag = circumstance.name().toLowerCase(Locale.ROOT).replace('_', '-');
      metrics
          .counter("roost.ingest.signatures", "app", webhook.app(), "circumstance", tag)
          .increment();
    }
    publisher.publish(delivery.toRecord(), outcome);
  }

  /** Counts one answer. */
  void count(WebhookName webhook, String outcome) {
    tally.count(webhook, outcome);
    unverified.count(webhook, outcome, now());
  }
}
