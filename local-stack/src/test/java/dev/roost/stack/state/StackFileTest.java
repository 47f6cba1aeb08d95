package dev.roost.stack.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roost.stack.state.StackFile.Control;
import dev.roost.stack.state.StackFile.Demo;
import dev.roost.stack.state.StackFile.Kafka;
import dev.roost.stack.state.StackFile.Postgresql;
import dev.roost.stack.state.StackFile.Service;
import dev.roost.stack.state.StackFile.Simulator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StackFileTest {

  @TempDir private Path directory;
  private StateDirectory state;

  @BeforeEach
  void makeState() throws Exception {
    state = new StateDirectory(directory);
    state.create();
  }

  @Test
  void itHasTheShapeThatScriptsRead() throws Exception {
    JsonFile.write(state.stackFile(), file());

    assertThat(JsonFile.JSON.readTree(state.stackFile().toFile()))
        .isEqualTo(
            JsonFile.JSON.readTree(
                """
                {"state":"ready",
                 "kafka":{"bootstrap":"127.0.0.1:9092,127.0.0.1:9094","pids":[11,null]},
                 "postgresql":{"url":"postgresql://roost@127.0.0.1:5432/roost","pid":13},
                 "services":{
                   "activity-router":{"management":"http://127.0.0.1:9084","pid":12}},
                 "simulator":{"url":"http://127.0.0.1:8090","seed":"7"},
                 "tokens":{"viewer":"/tmp/roost/tokens/viewer"},
                 "demo":{"app":"demo","endpoint":"main",
                   "webhook":"http://127.0.0.1:8080/webhooks/demo/main",
                   "connect":"http://127.0.0.1:8084/connect/demo"},
                 "control":{"url":"http://127.0.0.1:1","token":"sesame","pid":10}}
                """));
  }

  @Test
  void onlyItsOwnerReadsItAndNoHalfFileIsLeftBeside() throws Exception {
    JsonFile.write(state.stackFile(), file());
    JsonFile.write(state.stackFile(), file());

    assertThat(Files.getPosixFilePermissions(state.stackFile()))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    try (var files = Files.list(directory)) {
      assertThat(files)
          .extracting(Path::getFileName)
          .map(Path::toString)
          .containsExactlyInAnyOrder("stack.json", "logs");
    }
  }

  @Test
  void aClientOfASecuredClusterIsToldByItsUsersFile() throws Exception {
    Path settings =
        Files.writeString(directory.resolve("downstream.properties"), "security.protocol=SASL_SSL");
    var security =
        new StackFile.Security(
            "SASL_SSL", "SCRAM-SHA-512", "/ca.pem", Map.of("downstream", settings.toString()));
    Kafka secured = new Kafka("127.0.0.1:9092", Arrays.asList(11L), security);
    Kafka open = new Kafka("127.0.0.1:9092", Arrays.asList(11L), null);

    assertThat(secured.client("downstream"))
        .containsEntry("security.protocol", "SASL_SSL")
        .containsEntry("bootstrap.servers", "127.0.0.1:9092");
    assertThat(open.client("downstream")).isEqualTo(Map.of("bootstrap.servers", "127.0.0.1:9092"));
    assertThatThrownBy(() -> secured.client("nobody")).hasMessageContaining("nobody");
  }

  @Test
  void itsTokenIsNotShown() {
    assertThat(file().toString()).doesNotContain("sesame");
  }

  @Test
  void forgettingDeletesWhatTheStackMadeAndNothingElse() throws Exception {
    Files.createDirectories(state.broker(1).resolve("data"));
    JsonFile.write(state.stackFile(), file());
    Path strangers = Files.writeString(directory.resolve("notes.txt"), "mine");

    state.forget();

    try (var files = Files.list(directory)) {
      assertThat(files).containsExactly(strangers);
    }
  }

  @Test
  void aSecondSupervisorDoesNotGetTheLock() throws Exception {
    try (var held = StackLock.take(state).orElseThrow()) {
      assertThat(StackLock.isTaken(state)).isTrue();
      assertThat(held).isNotNull();
    }

    assertThat(StackLock.isTaken(state)).isFalse();
  }

  private static StackFile file() {
    return new StackFile(
        "ready",
        new Kafka("127.0.0.1:9092,127.0.0.1:9094", Arrays.asList(11L, null), null),
        new Postgresql("postgresql://roost@127.0.0.1:5432/roost", 13L),
        Map.of("activity-router", new Service(null, "http://127.0.0.1:9084", 12L)),
        new Simulator("http://127.0.0.1:8090", null, "7"),
        Map.of("viewer", "/tmp/roost/tokens/viewer"),
        new Demo(
            "demo",
            "main",
            "http://127.0.0.1:8080/webhooks/demo/main",
            "http://127.0.0.1:8084/connect/demo"),
        new Control("http://127.0.0.1:1", "sesame", 10));
  }
}
