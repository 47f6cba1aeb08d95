package dev.roost.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProducerSettingsTest {

  private static final Map<String, Object> BROKER =
      Map.of(
          "bootstrap.servers", "kafka:9092",
          "security.protocol", "SASL_SSL",
          "acks", "1",
          "group.id", "of a consumer");

  @Test
  void deliveriesReachKafkaAsEveryOtherClientDoes() {
    Map<String, Object> settings = ProducerSettings.of(BROKER, config(Map.of()));

    assertThat(settings)
        .containsEntry("bootstrap.servers", "kafka:9092")
        .containsEntry("security.protocol", "SASL_SSL")
        .doesNotContainKey("group.id");
  }

  @Test
  void whatIsSetForDeliveriesAloneWins() {
    Map<String, Object> settings =
        ProducerSettings.of(BROKER, config(Map.of("security.protocol", "SSL")));

    assertThat(settings)
        .containsEntry("security.protocol", "SSL")
        .containsEntry("bootstrap.servers", "kafka:9092");
  }

  @Test
  void nothingThatIsSetMakesAcknowledgedMeanLess() {
    Map<String, Object> settings = ProducerSettings.of(BROKER, config(Map.of("acks", "0")));

    assertThat(settings).containsEntry("acks", "all").containsEntry("enable.idempotence", true);
  }

  @Test
  void whatKafkaWouldNotTakeIsNamedAtTheStart() {
    PublishConfig config =
        config(Map.of("compression.type", "zip", "sasl.jaas.config", "password=\"hidden-one\";"));

    assertThatThrownBy(() -> ProducerSettings.checked(BROKER, config))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContainingAll("roost.ingest.publish.kafka", "compression.type", "zip")
        .hasMessageNotContaining("hidden-one");
  }

  @Test
  void soIsABoundThatWouldMakeSendingWait() {
    assertThatThrownBy(() -> ProducerSettings.checked(BROKER, config(2_000, Map.of())))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContainingAll("in-flight-bytes (2000)", "buffer-memory (2000)");
  }

  private static PublishConfig config(Map<String, String> kafka) {
    return config(1_000, kafka);
  }

  private static PublishConfig config(long inFlightBytes, Map<String, String> kafka) {
    return new PublishConfig() {
      @Override
      public long maxInFlightBytes() {
        return inFlightBytes;
      }

      @Override
      public long bufferMemory() {
        return 2_000;
      }

      @Override
      public Duration producerStallTimeout() {
        return Duration.ofSeconds(10);
      }

      @Override
      public Duration checkInterval() {
        return Duration.ofMillis(250);
      }

      @Override
      public Duration closeTimeout() {
        return Duration.ofSeconds(3);
      }

      @Override
      public Map<String, String> kafka() {
        return kafka;
      }
    };
  }
}
