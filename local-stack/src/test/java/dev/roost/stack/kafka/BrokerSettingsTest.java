package dev.roost.stack.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.stack.state.Layout;
import dev.roost.stack.state.StateDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BrokerSettingsTest {

  @TempDir private Path directory;

  @Test
  void clientsFindABrokerWhereItListens() throws IOException {
    assertThat(second(false, List.of()))
        .containsEntry("listeners", "BROKER://127.0.0.1:21,CONTROLLER://127.0.0.1:22")
        .containsEntry("advertised.listeners", "BROKER://127.0.0.1:21")
        .containsEntry("listener.security.protocol.map", "BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT");
  }

  @Test
  void servicesFindABrokerAtTheCallersPort() throws IOException {
    assertThat(second(false, List.of(71, 72, 73)))
        .containsEntry(
            "listeners", "BROKER://127.0.0.1:21,CLIENTS://127.0.0.1:23,CONTROLLER://127.0.0.1:22")
        .containsEntry("advertised.listeners", "BROKER://127.0.0.1:21,CLIENTS://127.0.0.1:72")
        .containsEntry(
            "listener.security.protocol.map",
            "BROKER:PLAINTEXT,CLIENTS:PLAINTEXT,CONTROLLER:PLAINTEXT");
  }

  @Test
  void aSecuredBrokerWantsUsersOfClientsAndCertificatesOfControllers() throws IOException {
    assertThat(second(true, List.of(71, 72, 73)))
        .containsEntry(
            "listener.security.protocol.map", "BROKER:SASL_SSL,CLIENTS:SASL_SSL,CONTROLLER:SSL")
        .containsEntry("listener.name.controller.ssl.client.auth", "required")
        .containsKeys(
            "listener.name.broker.scram-sha-512.sasl.jaas.config",
            "listener.name.clients.scram-sha-512.sasl.jaas.config");
  }

  private Map<String, String> second(boolean secure, List<Integer> clientPorts) throws IOException {
    Map<String, Integer> ports =
        Map.of(
            "kafka-1-controller", 12,
            "kafka-2", 21,
            "kafka-2-controller", 22,
            "kafka-2-clients", 23,
            "kafka-3-controller", 32);
    Layout layout = new Layout(3, 1, 1, "cluster", secure, ports);
    return BrokerSettings.of(2, Cluster.of(layout, new StateDirectory(directory), clientPorts));
  }
}
