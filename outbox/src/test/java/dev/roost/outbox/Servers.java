package dev.roost.outbox;

import dev.roost.testsupport.kafka.KafkaBroker;
import org.jspecify.annotations.Nullable;

/** One server of each kind for all test classes, started when first asked for. */
public final class Servers {

  private static @Nullable Database database;
  private static @Nullable KafkaBroker broker;

  private Servers() {}

  /** PostgreSQL, which ends with this process. */
  public static synchronized Database database() {
    Database started = database;
    if (started == null) {
      started = Database.start();
      database = started;
    }
    return started;
  }

  /** A broker without topics, which ends with this process. */
  public static synchronized KafkaBroker broker() {
    KafkaBroker started = broker;
    if (started == null) {
      started = KafkaBroker.startWithoutTopics();
      broker = started;
    }
    return started;
  }
}
