package dev.roost.router.running;

import static dev.roost.router.Bodies.USER;
import static dev.roost.testsupport.clock.Waits.await;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.router.Bodies;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.kafka.streams.KafkaStreams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * What Kafka Streams leaves on the disk, on which {@link UncleanStores} rests. Streams promises
 * none of it: another version may do otherwise.
 */
class StoresOnDiskTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @RegisterExtension final RouterOnABroker kafka = new RouterOnABroker();
  @TempDir Path states;

  @Test
  void aCleanStopLeavesStoresThatTheNextStartTrusts() throws IOException {
    Path application = states.resolve(kafka.group());
    List<Path> openWhileRunning;
    int deletedWhileRunning;
    try (RunningRouter router = kafka.router(states)) {
      router.start();
      kafka.wire().deliver(USER, Bodies.of("tweet_delete_events", Bodies.deleted("2101")));
      await().atMost(PATIENCE).untilAsserted(() -> assertThat(kafka.subjects()).contains("2101"));
      openWhileRunning = withoutCheckpoint(application);
      deletedWhileRunning = UncleanStores.delete(application);
    }
    List<Path> tasks = tasks(application);
    List<Path> openAfterwards = withoutCheckpoint(application);

    assertThat(tasks).as(assumption("keeps a task's stores in <application>/<n>_<n>")).isNotEmpty();
    assertThat(openWhileRunning)
        .as(assumption("takes .checkpoint away while a task is written to"))
        .isNotEmpty();
    assertThat(deletedWhileRunning).as(assumption("locks .lock while it runs")).isZero();
    assertThat(openAfterwards)
        .as(assumption("writes .checkpoint where a store was closed cleanly"))
        .isEmpty();
    assertThat(UncleanStores.delete(application)).isZero();
    assertThat(tasks(application)).isEqualTo(tasks);
  }

  private static String assumption(String what) {
    return ("Kafka Streams %s %s. Where it does not, UncleanStores deletes every store at each"
            + " start, or none after a kill: see docs/development.md, \"Another version of Kafka\"")
        .formatted(version(), what);
  }

  private static String version() {
    Properties built = new Properties();
    try (InputStream in =
        requireNonNull(
            KafkaStreams.class.getResourceAsStream("/kafka/kafka-streams-version.properties"))) {
      built.load(in);
      return requireNonNull(built.getProperty("version"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> withoutCheckpoint(Path application) throws IOException {
    return tasks(application).stream()
        .filter(task -> !Files.exists(task.resolve(".checkpoint")))
        .toList();
  }

  private static List<Path> tasks(Path application) throws IOException {
    try (Stream<Path> all = Files.list(application)) {
      return all.filter(path -> path.getFileName().toString().matches("\\d+_\\d+"))
          .sorted()
          .toList();
    }
  }
}
