package dev.roost.outbox.relay;

import static dev.roost.outbox.Messages.message;
import static dev.roost.testsupport.clock.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.outbox.Database;
import dev.roost.outbox.OutboxSchema;
import dev.roost.outbox.Servers;
import dev.roost.outbox.doubles.KafkaAnnouncer;
import dev.roost.testsupport.kafka.KafkaBroker;
import dev.roost.testsupport.kafka.TopicReader;
import io.vertx.mutiny.sqlclient.Pool;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.Producer;
import org.junit.jupiter.api.Test;

class RelayRaceTest {

  private static final RelaySettings QUICK =
      new RelaySettings(
          20,
          Duration.ofMillis(10),
          Duration.ofSeconds(2),
          Duration.ofMillis(50),
          Duration.ofMillis(100));
  private static final String TOPIC = "race";
  private static final int KEYS = 6;
  private static final int MESSAGES = 400;

  @Test
  void relaysThatRaceCrashAndComeBackKeepEveryKeysOrderAndLoseNothing() throws Exception {
    KafkaBroker broker = Servers.broker();
    Database database = Servers.database();
    broker.createTopic(TOPIC, 2);
    OutboxSchema schema = database.newOutbox();
    List<Racer> racers = new ArrayList<>();

    CompletableFuture<Void> writers = write(database, schema);
    for (int i = 0; !writers.isDone() || i < 6; i++) {
      racers.add(Racer.start(broker, database, schema, "racer-" + i));
      racers.add(Racer.start(broker, database, schema, "second-" + i));
      long before = announced(racers);
      await().until(() -> announced(racers) > before || waiting(database, schema) == 0);
      racers.forEach(racer -> database.cutOff(racer.name()));
      racers.get(2 * i).crash();
    }
    writers.join();

    await().untilAsserted(() -> assertThat(waiting(database, schema)).isZero());
    racers.forEach(Racer::crash);
    for (int key = 0; key < KEYS; key++) {
      assertInOrderAndWhole(TopicReader.values(broker.bootstrapServers(), TOPIC, "key-" + key));
    }
  }

  /** A repeat goes back to a message that came out before, and on from there without a gap. */
  private static void assertInOrderAndWhole(List<String> values) {
    int last = -1;
    for (String value : values) {
      int number = Integer.parseInt(value);
      assertThat(number).as("after %s in %s", last, values).isLessThanOrEqualTo(last + 1);
      last = number;
    }
    assertThat(last).isEqualTo(MESSAGES - 1);
  }

  private static CompletableFuture<Void> write(Database database, OutboxSchema schema) {
    ExecutorService threads = Executors.newFixedThreadPool(KEYS);
    return CompletableFuture.allOf(
            IntStream.range(0, KEYS)
                .mapToObj(key ->
                    CompletableFuture.runAsync(
                        () -> writeAll(database, schema, "key-" + key), threads))
                .toArray(CompletableFuture<?>[]::new))
        .whenComplete((_, _) -> threads.shutdown());
  }

  private static void writeAll(Database database, OutboxSchema schema, String key) {
    for (int number = 0; number < MESSAGES; number++) {
      database.commit(schema, message(TOPIC, key, Integer.toString(number)));
    }
  }

  private static long announced(List<Racer> racers) {
    return racers.stream().mapToLong(racer -> racer.relay().announced()).sum();
  }

  private static long waiting(Database database, OutboxSchema schema) {
    return new WaitingStore(database.pool(), schema).count().await().indefinitely();
  }

  /** A relay with connections of its own, so that it can be lost with all it holds. */
  private record Racer(
      String name, OutboxRelay relay, Pool pool, Producer<String, byte[]> producer) {

    static Racer start(KafkaBroker broker, Database database, OutboxSchema schema, String name) {
      Pool pool = database.pool(name);
      Producer<String, byte[]> producer =
          KafkaAnnouncer.producer(
              Map.of("bootstrap.servers", broker.bootstrapServers()), QUICK.lease());
      OutboxRelay relay =
          new OutboxRelay(pool, schema, new KafkaAnnouncer(producer), QUICK, Clock.systemUTC());
      relay.start();
      return new Racer(name, relay, pool, producer);
    }

    /** Nothing is released and nothing flushed; the relay's last round ends on its own. */
    void crash() {
      pool.closeAndAwait();
      producer.close(Duration.ZERO);
      relay.close().await().atMost(Duration.ofSeconds(60));
    }
  }
}
