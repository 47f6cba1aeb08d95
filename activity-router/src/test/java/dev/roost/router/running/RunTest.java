package dev.roost.router.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.streams.KafkaStreams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kafka Streams as it is built, before it starts; no broker is there. */
class RunTest {

  @TempDir Path states;

  @Test
  void everyStreamThreadReadsWithAConsumerOfRoosts() {
    RouterConfig config = config(Map.of("roost.router.threads", "3"));

    Run run = run(config, settings(config));

    assertThat(run.streams().metadataForLocalThreads()).hasSize(3);
    assertThat(run.streams().state()).isEqualTo(KafkaStreams.State.CREATED);
    run.close(Duration.ofSeconds(30));
  }

  /**
   * As if a version of Streams had that protocol as its default, or the setting had another name.
   */
  @Test
  void aStreamsThatMakesItsOwnConsumerIsRefusedBeforeItReads() {
    RouterConfig config = config(Map.of());
    Properties settings = settings(config);
    settings.put("group.protocol", "streams");

    assertThatThrownBy(() -> run(config, settings))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("made a main consumer of its own")
        .hasMessageContaining("ADR 18");
  }

  private static Run run(RouterConfig config, Properties settings) {
    return new Run(RouterOnABroker.topology(config), settings, new SimpleMeterRegistry());
  }

  private static Properties settings(RouterConfig config) {
    return StreamsSettings.of(config, Map.of("bootstrap.servers", "127.0.0.1:1"));
  }

  private RouterConfig config(Map<String, String> more) {
    return RouterOnABroker.config("built", states, more);
  }
}
