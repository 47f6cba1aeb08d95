package dev.roost.ingest.crc;

import dev.roost.ingest.connection.UnwantedBody;
import dev.roost.ingest.keys.AppKeys;
import dev.roost.ingest.keys.KeyLookup;
import dev.roost.ingest.keys.WebhookKeys;
import dev.roost.ingest.signature.LastVerified;
import dev.roost.ingest.signature.SentSignatures;
import dev.roost.ingest.signature.SignatureCheck;
import dev.roost.ingest.signature.Verdict;
import dev.roost.ingest.source.Source;
import dev.roost.ingest.webhooks.WebhookName;
import dev.roost.xapi.challenge.Challenge;
import dev.roost.xapi.challenge.ChallengeReading;
import dev.roost.xapi.signature.WebhookSecret;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;

/**
 * {@code GET /webhooks/{app}/{endpoint}?crc_token=…}: answers with the token's signature, or with a
 * bare status. Needs neither Kafka nor the vault, never redirects, and never answers 200 with a
 * token X would find wrong.
 */
@ApplicationScoped
class ChallengeRoute {

  private final WebhookKeys keys;
  private final LastVerified lastVerified;
  private final ChallengeConfig config;
  private final UnwantedBody unwantedBody;
  private final MeterRegistry metrics;

  ChallengeRoute(
      WebhookKeys keys,
      LastVerified lastVerified,
      ChallengeConfig config,
      UnwantedBody unwantedBody,
      MeterRegistry metrics) {
    this.keys = keys;
    this.lastVerified = lastVerified;
    this.config = config;
    this.unwantedBody = unwantedBody;
    this.metrics = metrics;
  }

  void register(@Observes Router router) {
    router.get(WebhookName.PATH).handler(this::challenge);
  }

  private void challenge(RoutingContext context) {
    unwantedBody.dropped(context.request());
    switch (keys.lookupForChallenge(WebhookName.of(context))) {
      case KeyLookup.NotLoaded() ->
          end(context, WebhookName.NOBODY.app(), ChallengeOutcome.NOT_READY);
      case KeyLookup.Unknown() -> end(context, WebhookName.NOBODY.app(), ChallengeOutcome.UNKNOWN);
      case KeyLookup.Known known -> challenge(context, known);
    }
  }

  private void challenge(RoutingContext context, KeyLookup.Known known) {
    HttpServerRequest request = context.request();
    switch (ChallengeReading.of(request.query(), config.maxTokenLength())) {
      case ChallengeReading.Refused(String why) -> refuse(context, known.keys().app(), why);
      case Challenge challenge ->
          answer(context, known, challenge, SentSignatures.of(request.headers()));
    }
  }

  private void answer(
      RoutingContext context, KeyLookup.Known known, Challenge challenge, SentSignatures sent) {
    String app = known.keys().app();
    Optional<WebhookSecret> secret =
        sent.any()
            ? verifying(known.keys(), challenge, sent)
            : lastVerified.forUnsignedChallenge(known.webhook(), known.keys());
    if (secret.isEmpty()) {
      end(context, app, sent.any() ? ChallengeOutcome.UNVERIFIABLE : ChallengeOutcome.NO_SECRET);
      return;
    }
    count(context, app, ChallengeOutcome.ANSWERED);
    context
        .response()
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .end(challenge.answer(secret.get()));
  }

  private static Optional<WebhookSecret> verifying(
      AppKeys keys, Challenge challenge, SentSignatures sent) {
    return switch (SignatureCheck.message(keys, sent, challenge.signedBytes())) {
      case Verdict.Verified verified -> Optional.of(verified.secret());
      case Verdict.Refused _ -> Optional.empty();
    };
  }

  /** Says what is wrong with the token: it is a person who tries this, not X. */
  private void refuse(RoutingContext context, String app, String why) {
    count(context, app, ChallengeOutcome.REFUSED);
    context
        .response()
        .setStatusCode(ChallengeOutcome.REFUSED.status())
        .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain")
        .end(why + "\n");
  }

  private void end(RoutingContext context, String app, ChallengeOutcome outcome) {
    count(context, app, outcome);
    context.response().setStatusCode(outcome.status()).end();
  }

  private void count(RoutingContext context, String app, ChallengeOutcome outcome) {
    String source = Source.of(context).tag();
    metrics
        .counter("roost.ingest.challenges", "app", app, "outcome", outcome.tag(), "source", source)
        .increment();
  }
}
