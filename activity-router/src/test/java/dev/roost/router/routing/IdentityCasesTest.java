package dev.roost.router.routing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roost.contracts.schema.Schemas;
import dev.roost.router.activity.EventUuids;
import dev.roost.router.json.Json;
import dev.roost.testsupport.schema.RecordSchema;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Bodies for one user in order, and how many records must come out of them: each file of {@code
 * identity} is a case.
 */
class IdentityCasesTest {

  private static final Instant START = Instant.parse("2026-11-27T10:00:05Z");

  @TempDir Path stateDir;

  static Stream<String> cases() throws IOException, URISyntaxException {
    Path folder =
        Path.of(Objects.requireNonNull(IdentityCasesTest.class.getResource("/identity")).toURI());
    try (Stream<Path> files = Files.list(folder)) {
      List<String> names = files.map(file -> file.getFileName().toString()).sorted().toList();
      assertThat(names).hasSize(26);
      return names.stream();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void asManyComeOutAsHappened(String name) throws IOException {
    JsonNode example = read(name);

    try (DrivenRouter router = new DrivenRouter(stateDir, EventUuids.STABLE)) {
      deliver(router, example, false);

      List<Map<String, String>> out = router.out();
      assertThat(out).hasSize(example.path("records").intValue());
      assertHeaders(example, out);
      assertSchemas(out);
    }
  }

  /** Retries and replays that keep the id change nothing, whatever the setting says. */
  @ParameterizedTest
  @MethodSource("cases")
  void copiesChangeNothingWhereTheyKeepTheirId(String name) throws IOException {
    JsonNode example = read(name);

    for (EventUuids setting : EventUuids.values()) {
      try (DrivenRouter router = new DrivenRouter(stateDir.resolve(setting.name()), setting)) {
        deliver(router, example, false);
        deliver(router, example, false);
        deliver(router, example, true);

        assertThat(router.out()).hasSize(example.path("records").intValue());
      }
    }
  }

  private static void deliver(DrivenRouter router, JsonNode example, boolean replayed) {
    int second = 0;
    for (JsonNode body : example.path("bodies")) {
      ObjectNode sent = body.deepCopy();
      if (replayed) {
        sent.withObject("/meta").put("replay", true);
      }
      router.deliver(
          new String(Json.write(sent), java.nio.charset.StandardCharsets.UTF_8),
          START.plusSeconds(second++));
    }
  }

  private static void assertHeaders(JsonNode example, List<Map<String, String>> out) {
    example
        .path("headers")
        .properties()
        .forEach(header -> {
          String expected =
              header.getValue().isNull()
                  ? null
                  : header.getValue().textValue().replace("$user", example.path("user").asText());
          assertThat(out)
              .allSatisfy(record ->
                  assertThat(record.get(header.getKey())).as(header.getKey()).isEqualTo(expected));
        });
  }

  private static void assertSchemas(List<Map<String, String>> out) {
    assertThat(out)
        .allSatisfy(record -> {
          String schema = record.getOrDefault("ce_dataschema", "").replace(Schemas.BASE, "");
          assertThat(RecordSchema.named(schema).faults(record.getOrDefault("value", "")))
              .as(schema)
              .isEmpty();
        });
  }

  private static JsonNode read(String name) throws IOException {
    try (var resource = IdentityCasesTest.class.getResourceAsStream("/identity/" + name)) {
      return Json.read(Objects.requireNonNull(resource).readAllBytes());
    }
  }
}
