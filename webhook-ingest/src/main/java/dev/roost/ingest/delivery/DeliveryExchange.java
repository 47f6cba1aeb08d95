package dev.roost.ingest.delivery;

import dev.roost.ingest.connection.ContinueExpectation;
import dev.roost.ingest.keys.AppKeys;
import dev.roost.ingest.publish.Publication;
import dev.roost.ingest.signature.SentSignatures;
import dev.roost.ingest.signature.SignatureCheck;
import dev.roost.ingest.signature.Verdict;
import dev.roost.ingest.webhooks.ServedWebhook;
import dev.roost.xapi.payload.EventBody;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Instant;
import java.util.UUID;

/**
 * One delivery from the first byte to the answer, all on one event loop. It is answered exactly
 * once: by its verdict, by Kafka's acknowledgement, or by the deadline, whichever is first.
 *
 * <pre>
 * reading ──whole──▶ verifying ──verified──▶ storing ──acknowledged──▶ 200
 *    │ 413, 408, 503      │ 401                 │ 503
 * </pre>
 */
final class DeliveryExchange {

  private final DeliveryIntake intake;
  private final AppKeys keys;
  private final ServedWebhook webhook;
  private final HttpServerRequest request;
  private final Vertx vertx;
  private final Context eventLoop;
  private final Instant receivedAt;
  private final BodyReading reading;
  private final long deadline;
  private boolean whole;
  private boolean answered;

  DeliveryExchange(
      DeliveryIntake intake,
      AppKeys keys,
      ServedWebhook webhook,
      HttpServerRequest request,
      Vertx vertx) {
    this.intake = intake;
    this.keys = keys;
    this.webhook = webhook;
    this.request = request;
    this.vertx = vertx;
    this.eventLoop = vertx.getOrCreateContext();
    this.receivedAt = intake.now();
    this.reading = intake.newReading();
    this.deadline = vertx.setTimer(intake.responseDeadline().toMillis(), _ -> timeIsUp());
  }

  void begin() {
    request.exceptionHandler(this::broken).handler(this::chunk).endHandler(_ -> whole());
    if (reading.admits(declaredLength())) {
      ContinueExpectation.bodyIsWanted(request);
    } else {
      ContinueExpectation.bodyIsNotWanted(request);
      answer(Answer.TOO_LARGE);
    }
  }

  private long declaredLength() {
    String declared = request.getHeader("Content-Length");
    try {
      return declared == null ? 0 : Long.parseLong(declared);
    } catch (NumberFormatException beyondLong) {
      return Long.MAX_VALUE;
    }
  }

  private void chunk(Buffer chunk) {
    if (answered) {
      // Refused already: the rest is read and dropped, so that the answer is not lost in a reset.
      return;
    }
    switch (reading.add(chunk)) {
      case FINE -> {}
      case TOO_LARGE -> answer(Answer.TOO_LARGE);
      case NO_ROOM -> answer(Answer.OVERLOADED);
    }
  }

  private void whole() {
    whole = true;
    if (answered) {
      vertx.cancelTimer(deadline);
      return;
    }
    byte[] body = reading.bytes();
    if (!EventBody.beginsAnObject(body)) {
      // What a challenge answered carries a right signature, too.
      answer(Answer.NOT_AN_OBJECT);
      return;
    }
    SentSignatures sent = SentSignatures.of(request.headers());
    switch (SignatureCheck.delivery(keys, sent, body)) {
      case Verdict.Refused(Verdict.Cause cause) -> answer(refusal(cause));
      case Verdict.Verified verified -> store(delivery(sent, verified, body));
    }
  }

  private Delivery delivery(SentSignatures sent, Verdict.Verified verified, byte[] body) {
    return new Delivery(webhook, receivedAt, UUID.randomUUID().toString(), sent, verified, body);
  }

  private void store(Delivery delivery) {
    intake.store(
        delivery, publication -> eventLoop.runOnContext(_ -> answer(answerTo(publication))));
  }

  private static Answer refusal(Verdict.Cause cause) {
    return switch (cause) {
      case MISSING -> Answer.MISSING_SIGNATURE;
      case WRONG -> Answer.BAD_SIGNATURE;
      case MODERN_REQUIRED -> Answer.MODERN_REQUIRED;
      case NO_CLIENT_SECRET -> Answer.NO_CLIENT_SECRET;
    };
  }

  private static Answer answerTo(Publication publication) {
    return switch (publication) {
      case Publication.Stored _ -> Answer.ACCEPTED;
      case Publication.Unstored _ -> Answer.UNSTORED;
      case Publication.Overloaded _ -> Answer.OVERLOADED;
      case Publication.NotReady _ -> Answer.KAFKA_NOT_READY;
    };
  }

  private void timeIsUp() {
    if (!answered) {
      answer(whole ? Answer.DEADLINE : Answer.TOO_SLOW);
    }
    if (!whole) {
      // A body that still trickles after its answer would hold the connection.
      request.connection().close();
    }
  }

  private void broken(Throwable failure) {
    whole = true;
    release();
    if (!answered) {
      answered = true;
      intake.count(webhook.name(), "broken");
    }
  }

  private void answer(Answer answer) {
    if (answered) {
      return;
    }
    answered = true;
    release();
    intake.count(webhook.name(), answer.tag());
    HttpServerResponse response = request.response();
    if (!response.closed()) {
      response.setStatusCode(answer.status()).end();
    }
  }

  private void release() {
    reading.release();
    if (whole) {
      vertx.cancelTimer(deadline);
    }
  }
}
