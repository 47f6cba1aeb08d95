package dev.roost.router.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreamsSettingsTest {

  @Test
  void theApplicationIdNeverChanges() {
    RouterConfig config = ShippedConfig.with(Map.of());

    assertThat(config.applicationId()).isEqualTo("roost-activity-router");
    assertThat(config.dedupRetention()).hasDays(6);
  }

  @Test
  void streamsRunsExactlyOnceAndIsTakenOverQuickly() {
    Properties settings = StreamsSettings.of(ShippedConfig.with(Map.of()), connection());

    StreamsConfig streams = new StreamsConfig(settings);

    assertThat(streams.getString("processing.guarantee")).isEqualTo("exactly_once_v2");
    assertThat(streams.getInt("num.standby.replicas")).isOne();
    assertThat(streams.getLong("commit.interval.ms")).isEqualTo(100);
    assertThat(streams.getInt("replication.factor")).isEqualTo(-1);
    assertThat(streams.getMainConsumerConfigs("group", "id", 0))
        .containsEntry("session.timeout.ms", 6_000)
        .containsEntry("heartbeat.interval.ms", 500)
        .containsEntry("request.timeout.ms", 2_000)
        .containsEntry("auto.offset.reset", "earliest");
    assertThat(streams.getProducerConfigs("id"))
        .containsEntry("transaction.timeout.ms", 6_000)
        .containsEntry("request.timeout.ms", 1_000)
        .containsEntry("batch.size", 128 * 1024)
        .containsEntry("acks", "all")
        .containsEntry("max.request.size", 6 * 1024 * 1024 + 64 * 1024);
  }

  @Test
  void whatTheOperatorSetsWins() {
    RouterConfig config =
        ShippedConfig.with(
            Map.of(
                "roost.router.streams.\"commit.interval.ms\"", "200",
                "roost.router.streams.\"producer.transaction.timeout.ms\"", "9000"));

    Properties settings = StreamsSettings.of(config, connection());

    assertThat(settings)
        .containsEntry("commit.interval.ms", "200")
        .containsEntry("producer.transaction.timeout.ms", "9000");
  }

  @ParameterizedTest
  @CsvSource({
    "group.protocol, streams",
    "group.protocol, STREAMS",
    "processing.guarantee, at_least_once",
  })
  void whatTheGuaranteeRestsOnIsNotTheOperatorsToSet(String name, String value) {
    RouterConfig config =
        ShippedConfig.with(Map.of("roost.router.streams.\"%s\"".formatted(name), value));

    assertThatThrownBy(() -> StreamsSettings.of(config, connection()))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("roost.router.streams.\"%s\"=%s: ".formatted(name, value))
        .hasMessageContaining("Remove this setting");
  }

  @Test
  void theGroupProtocolIsPinnedWhateverKafkasNextDefaultIs() {
    Properties settings =
        StreamsSettings.of(
            ShippedConfig.with(Map.of("roost.router.streams.\"group.protocol\"", "classic")),
            connection());

    assertThat(settings).containsEntry("group.protocol", "classic");
    assertThat(StreamsSettings.of(ShippedConfig.with(Map.of()), connection()))
        .containsEntry("group.protocol", "classic");
  }

  @Test
  void everyKafkaPropertyThatNamesAClientSettingIsPassedOn() {
    KafkaConnection connection =
        new KafkaConnection(
            ShippedConfig.all(
                Map.of(
                    "kafka.security.protocol", "SASL_SSL",
                    "KAFKA_SASL_MECHANISM", "SCRAM-SHA-512",
                    "kafka.home", "/opt/kafka")));

    assertThat(connection.settings())
        .containsEntry("bootstrap.servers", "localhost:9092")
        .containsEntry("security.protocol", "SASL_SSL")
        .containsEntry("sasl.mechanism", "SCRAM-SHA-512")
        .doesNotContainKey("home");
  }

  private static Map<String, Object> connection() {
    return Map.of("bootstrap.servers", "localhost:9092");
  }
}
