package dev.roost.ingest.delivery;

import java.util.Locale;

/** How a delivery is answered; X gets the bare status. */
enum Answer {
  /** Durable on Kafka. Exactly 200: X takes nothing else for an acknowledgement. */
  ACCEPTED(200),
  MISSING_SIGNATURE(401),
  BAD_SIGNATURE(401),
  MODERN_REQUIRED(401),
  /** X signs with a client secret, perhaps, and the app has none at the vault. */
  NO_CLIENT_SECRET(401),
  /** No JSON object, so not X's; answered as a bad signature is, whatever its signature. */
  NOT_AN_OBJECT(401),
  UNKNOWN(404),
  /** The body did not arrive in time. */
  TOO_SLOW(408),
  TOO_LARGE(413),
  /** This replica is about to end. */
  STOPPING(503),
  /** Keys were never loaded. */
  NO_KEYS(503),
  /** Kafka's partitions are not known yet. */
  KAFKA_NOT_READY(503),
  /** As many bytes are on their way as may be. */
  OVERLOADED(503),
  /** Kafka did not acknowledge. */
  UNSTORED(503),
  /** Kafka had not answered when time was up. */
  DEADLINE(503);

  private final int status;

  Answer(int status) {
    this.status = status;
  }

  int status() {
    return status;
  }

  /** The metric's tag value. */
  String tag() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
