package dev.roost.outbox.neighbours;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** One server of each kind for all test classes, started when first asked for. */
public final class Neighbours {

  private static @Nullable Database database;
  private static @Nullable BrokerProcess broker;

  private Neighbours() {}

  /** PostgreSQL, which ends with this process. */
  public static synchronized Database database() {
    Database started = database;
    if (started == null) {
      try {
        started = Database.start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      database = started;
    }
    return started;
  }

  /** A broker, which ends with this process. */
  public static synchronized BrokerProcess broker() throws IOException, InterruptedException {
    BrokerProcess started = broker;
    if (started == null) {
      started = BrokerProcess.start();
      Runtime.getRuntime().addShutdownHook(new Thread(started::close));
      broker = started;
    }
    return started;
  }
}
