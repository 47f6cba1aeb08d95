package dev.roost.system.fault;

import java.time.Duration;
import java.util.Locale;

/** One thing that goes wrong in a schedule, and for how long. */
public sealed interface Trouble {

  /** What it happens to: a process, or the way to a broker. */
  String target();

  /**
   * Of those with the same turn one comes after another. All brokers share one: a second one in
   * trouble would be more than Kafka promises.
   */
  default String turn() {
    return target().startsWith("kafka-") ? "a broker" : target();
  }

  /** The target's service, without its number: {@code broker} for each of them. */
  default String service() {
    return target().startsWith("kafka-") ? "broker" : target().replaceFirst("-\\d+$", "");
  }

  /**
   * Whether webhook-ingest may refuse or miss deliveries meanwhile: it is hit itself, or a broker
   * is. Without any other service it takes them as ever.
   */
  default boolean mayRefuseDeliveries() {
    return service().equals("webhook-ingest") || service().equals("broker");
  }

  /** In one word: {@code killed}. */
  default String kind() {
    return getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }

  /** From its beginning to when it is undone; the target then needs a while to be well again. */
  Duration lasts();

  /** {@code kill -9}; started again afterwards. */
  record Killed(String target, Duration lasts) implements Trouble {}

  /** SIGSTOP, then SIGCONT. */
  record Frozen(String target, Duration lasts) implements Trouble {}

  /** Nothing gets through between the services and a broker, and no connection ends. */
  record Silent(String target, Duration lasts) implements Trouble {}

  /** All connections of the services to a broker are reset, once. */
  record Reset(String target) implements Trouble {
    @Override
    public Duration lasts() {
      return Duration.ZERO;
    }
  }

  /** Everything between the services and a broker arrives later. */
  record Slow(String target, Duration lasts, Duration delay) implements Trouble {}

  /** Little gets through between the services and a broker. */
  record Narrow(String target, Duration lasts, int bytesPerSecond) implements Trouble {}
}
