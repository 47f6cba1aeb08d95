package dev.roost.kafkaadmin.topic;

import java.util.Optional;

/**
 * A setting of a topic as it must be.
 *
 * @param name Kafka's name for it
 * @param value the value wanted
 * @param bound which other values will do
 */
record Setting(String name, String value, Bound bound) {

  /** Kafka's word for records that are kept for ever. */
  private static final String FOR_EVER = "-1";

  /** Which other values will do. */
  enum Bound {
    /** None. */
    EXACT,
    /** A greater number: it promises more. */
    AT_LEAST,
    /**
     * None; but a longer time, or none at all, is only shortened when asked, since records go at
     * once.
     */
    RETENTION
  }

  /**
   * The setting of this name.
   *
   * @param keepsMore whether records that are kept for longer do no harm
   */
  static Setting of(String name, String value, boolean keepsMore) {
    return new Setting(
        name,
        value,
        switch (name) {
          case "min.insync.replicas",
              "max.message.bytes",
              "message.timestamp.after.max.ms",
              "message.timestamp.before.max.ms" ->
              Bound.AT_LEAST;
          case "retention.ms" -> keepsMore ? Bound.AT_LEAST : Bound.RETENTION;
          default -> Bound.EXACT;
        });
  }

  /** Whether a topic with this value is as it must be. */
  boolean isMetBy(String found) {
    return switch (bound) {
      case EXACT, RETENTION -> found.equals(value);
      case AT_LEAST -> !isBelow(found);
    };
  }

  /** Whether to set it would delete records that the topic still keeps. */
  boolean shortens(String found) {
    return bound == Bound.RETENTION && !isBelow(found);
  }

  private boolean isBelow(String found) {
    Optional<Long> number = number(found);
    return number.isEmpty() || (!forEver(found) && number.get() < Long.parseLong(value));
  }

  private boolean forEver(String found) {
    return name.equals("retention.ms") && found.equals(FOR_EVER);
  }

  private static Optional<Long> number(String text) {
    try {
      return Optional.of(Long.valueOf(text));
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }
}
