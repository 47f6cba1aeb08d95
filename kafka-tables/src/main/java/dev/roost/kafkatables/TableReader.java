package dev.roost.kafkatables;

import static dev.roost.runtime.logging.Key.key;

import dev.roost.runtime.logging.KeyedLogger;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a table on a thread of its own until it is stopped. A record counts as read once its row is
 * in the table: the rows are taken over by the thread that polls, before it looks at its position.
 */
final class TableReader implements Runnable {

  private static final KeyedLogger LOG = KeyedLogger.of(KafkaTable.class);
  private static final Duration POLL = Duration.ofMillis(250);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final CloseOptions CLOSE = CloseOptions.timeout(Duration.ofSeconds(1));

  private final String topic;
  private final Supplier<Consumer<String, byte[]>> client;
  private final Rows<?> rows;
  private final CountDownLatch stopping = new CountDownLatch(1);

  private volatile @Nullable Consumer<String, byte[]> consumer;
  private volatile boolean loaded;

  private TableEnd end = TableEnd.UNKNOWN;
  private boolean failing;

  TableReader(String topic, Supplier<Consumer<String, byte[]>> client, Rows<?> rows) {
    this.topic = topic;
    this.client = client;
    this.rows = rows;
  }

  /** Whether the table was read to its end once; it stays so. */
  boolean isLoaded() {
    return loaded;
  }

  /** Has {@link #run} end soon. */
  void stop() {
    stopping.countDown();
    Consumer<?, ?> current = consumer;
    if (current != null) {
      current.wakeup();
    }
  }

  @Override
  public void run() {
    while (stopping.getCount() > 0) {
      try {
        step();
        failing = false;
      } catch (WakeupException woken) {
        LOG.debug("Table reader stops", key("topic", topic));
      } catch (TimeoutException away) {
        LOG.debug("Table waits for the brokers", key("topic", topic));
      } catch (RuntimeException failure) {
        tellOnce(failure);
        pause();
      }
    }
    Consumer<?, ?> last = consumer;
    if (last != null) {
      last.close(CLOSE);
    }
  }

  private void step() {
    Consumer<String, byte[]> current = consumer;
    if (current == null) {
      // Fails while no broker's name can be resolved.
      Consumer<String, byte[]> opened = client.get();
      opened.subscribe(List.of(topic));
      consumer = opened;
    } else {
      current.poll(POLL).forEach(rows::take);
      if (!loaded) {
        lookForTheEnd(current);
      }
    }
  }

  private void lookForTheEnd(Consumer<?, ?> current) {
    if (!end.isOf(current.assignment())) {
      end = TableEnd.of(current);
    }
    if (end.isReachedBy(current)) {
      loaded = true;
      LOG.info("Table read to its end", key("topic", topic), key("rows", rows.size()));
    }
  }

  private void tellOnce(RuntimeException failure) {
    if (!failing) {
      failing = true;
      LOG.warn(
          "Table cannot be read, trying again every second",
          key("topic", topic),
          key("error", failure.getClass().getName()));
    }
  }

  private void pause() {
    try {
      var _ = stopping.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      stopping.countDown();
    }
  }
}
