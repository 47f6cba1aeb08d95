package dev.roost.stack.userimport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roost.stack.api.AdminClient;
import dev.roost.stack.api.RefusedException;
import dev.roost.testsupport.clock.SettableClock;
import dev.roost.testsupport.net.Reply;
import dev.roost.testsupport.net.Request;
import dev.roost.testsupport.net.Script;
import dev.roost.testsupport.net.ScriptedServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file of any length reaches the vault in parts that it takes, and each line is told of. */
final class UserImportTest {

  private static final int LARGEST_BODY = 64 * 1024;

  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-28T10:00:00Z"));
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir Path directory;

  @BeforeEach
  void aToken() throws IOException {
    Files.writeString(directory.resolve("token"), "a-token");
  }

  @Test
  void aLongFileIsSentInPartsAndItsLinesAreNumberedThroughout() throws Exception {
    try (ScriptedServer vault = ScriptedServer.start(this::takesAll)) {
      ImportTally tally = run(vault, file(2_500, 700));

      assertThat(tally).isEqualTo(new ImportTally(2_500, 0, 0));
      assertThat(vault.requests())
          .hasSizeGreaterThan(25)
          .allSatisfy(request -> {
            assertThat(request.body().getBytes(StandardCharsets.UTF_8))
                .hasSizeLessThanOrEqualTo(LARGEST_BODY);
            assertThat(request.line()).isEqualTo("POST /api/v1/apps/demo/users/import");
            assertThat(request.header("Content-Type")).isEqualTo("application/x-ndjson");
            assertThat(request.header("Authorization")).isEqualTo("Bearer a-token");
          });
      assertThat(vault.requests().stream().map(Request::body).collect(Collectors.joining()))
          .isEqualTo(new String(file(2_500, 700).readAllBytes(), StandardCharsets.UTF_8));
    }
    assertThat(out.toString().lines()).hasSize(2_500);
    assertThat(out.toString().lines().toList().getLast())
        .isEqualTo("{\"line\":2500,\"userId\":\"2500\",\"result\":\"imported\"}");
  }

  @Test
  void whatIsRefusedAndWhatIsThereAlreadyIsCounted() throws Exception {
    Script mixed =
        _ ->
            Reply.of(
                200,
                """
                {"line":1,"userId":"1","result":"imported"}
                {"line":2,"userId":"2","result":"unchanged"}
                {"line":3,"result":"refused","reason":"not-json"}
                """);
    try (ScriptedServer vault = ScriptedServer.start(mixed)) {
      assertThat(run(vault, file(3, 10))).isEqualTo(new ImportTally(1, 1, 1));
    }
    assertThat(out.toString()).contains("not-json");
  }

  @Test
  void whereTheVaultRefusesAPartItStopsAndSaysWhy() throws Exception {
    Script refuses =
        _ ->
            Reply.of(404, "{\"type\":\"urn:roost:problem:unknown-app\",\"title\":\"Unknown app\"}");
    try (ScriptedServer vault = ScriptedServer.start(refuses)) {
      assertThatThrownBy(() -> run(vault, file(300, 10)))
          .isInstanceOf(RefusedException.class)
          .hasMessageContaining("404")
          .hasMessageContaining("Unknown app")
          .hasMessageNotContaining("secret");
      assertThat(vault.requests()).hasSize(1);
    }
  }

  @Test
  void aLineThatNoRequestCouldHoldStopsItAfterThoseBefore() throws Exception {
    String lines = "{\"userId\":\"1\"}\n" + "x".repeat(100_000) + "\n";
    try (ScriptedServer vault = ScriptedServer.start(this::takesAll)) {
      assertThatThrownBy(
              () -> run(vault, new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8))))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("Line 2");
    }
  }

  @Test
  void howFarItIsIsSaidOnceTwoSecondsHavePassed() throws Exception {
    Script slow =
        request -> {
          clock.advance(Duration.ofMillis(900));
          return takesAll(request);
        };
    try (ScriptedServer vault = ScriptedServer.start(slow)) {
      run(vault, file(500, 10));
    }

    assertThat(err.toString().lines()).containsExactly("300 imported, 0 unchanged, 0 refused");
  }

  private ImportTally run(ScriptedServer vault, InputStream file)
      throws IOException, RefusedException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      AdminClient client = new AdminClient(http, vault.uri(), directory.resolve("token"));
      return new UserImport(client, new PrintWriter(out), new PrintWriter(err, true), clock)
          .run("demo", file);
    }
  }

  private Reply takesAll(Request request) {
    List<String> lines = request.body().lines().toList();
    return Reply.of(
        200,
        IntStream.range(0, lines.size())
            .mapToObj(place ->
                "{\"line\":%d,\"userId\":\"%s\",\"result\":\"imported\"}\n"
                    .formatted(place + 1, lines.get(place).replaceAll("\\D.*", "")))
            .collect(Collectors.joining()));
  }

  private static InputStream file(int lines, int padding) {
    return new ByteArrayInputStream(
        IntStream.rangeClosed(1, lines)
            .mapToObj(i -> "%d %s%n".formatted(i, "s".repeat(padding)))
            .collect(Collectors.joining())
            .getBytes(StandardCharsets.UTF_8));
  }
}
