package dev.roost.stack.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.roost.stack.state.JsonFile;
import dev.roost.stack.state.StackFile;
import dev.roost.stack.state.StackLock;
import dev.roost.stack.state.StateDirectory;
import dev.roost.testsupport.net.Reply;
import dev.roost.testsupport.net.Request;
import dev.roost.testsupport.net.ScriptedServer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code trigger} and {@code send}, with a simulator that answers by a script. */
final class PeopleActTest {

  private static final String WEBHOOK = "http://127.0.0.1:8080/webhooks/demo/main";

  @TempDir private Path directory;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private ScriptedServer simulator;
  private StateDirectory state;
  private StackLock lock;

  @BeforeEach
  void aStackThatIsUp() throws Exception {
    simulator = ScriptedServer.start(PeopleActTest::answer);
    state = new StateDirectory(directory.resolve("state"));
    state.create();
    JsonFile.write(state.stackFile(), stack());
    lock = StackLock.take(state).orElseThrow();
  }

  @AfterEach
  void down() throws Exception {
    lock.close();
    simulator.close();
  }

  @Test
  void anActIsDoneByAndToPeopleOfTheseNames() throws Exception {
    int code = run(new TriggerCommand(), "reply", "--user", "ada", "--to", "ben", "hello there");

    assertThat(code).isZero();
    assertThat(json("/simulator/acts"))
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    {"actor":"1003","act":"reply","target":"1003","text":"hello there"}
                    """));
    assertThat(requests())
        .contains("PUT /simulator/users/ada", "PUT /simulator/users/ben", "POST /simulator/acts");
    assertThat(out.toString()).isEqualTo("reply by ada, Post 77. X delivers 2 activities.\n");
  }

  @Test
  void anActOfWhichNobodyIsToldSaysWhatToDo() {
    int code = run(new TriggerCommand(), "mute", "--user", "1005");

    assertThat(code).isZero();
    assertThat(out.toString())
        .contains("X delivers nothing of it", "http://127.0.0.1:8084/connect/demo");
  }

  @Test
  void whatNobodyCanDoIsRefusedWithWhatTheyCan() {
    int code = run(new TriggerCommand(), "sing", "--user", "ada");

    assertThat(code).isEqualTo(2);
    assertThat(err.toString()).contains("no kind sing", "post, reply", "revoke");
    assertThat(simulator.requests()).isEmpty();
  }

  @Test
  void theBytesOfAFileAreDeliveredThroughTheDemosWebhook() throws Exception {
    byte[] body = {'{', (byte) 0xff, '}'};
    Path file = Files.write(directory.resolve("body"), body);

    int code = run(new SendCommand(), file.toString());

    assertThat(code).isZero();
    assertThat(out.toString()).isEqualTo("Answered 200 after 12 ms.\n");
    assertThat(json("/simulator/deliver"))
        .isEqualTo(
            new ObjectMapper()
                .createObjectNode()
                .put("webhookId", "8")
                .put("body", Base64.getEncoder().encodeToString(body)));
  }

  @Test
  void withoutASignatureTheHeadersAreTakenAwayAndARefusalIsExitCode1() throws Exception {
    Path file = Files.writeString(directory.resolve("body"), "{}");

    int code = run(new SendCommand(), "--unsigned", file.toString());

    assertThat(code).isEqualTo(1);
    assertThat(out.toString()).isEqualTo("Answered 401 after 3 ms.\n");
    assertThat(json("/simulator/deliver").path("headers").properties())
        .hasSize(2)
        .allMatch(header -> header.getValue().isNull());
  }

  @Test
  void aWebhookThatXDoesNotHaveIsSaid() throws Exception {
    Path file = Files.writeString(directory.resolve("body"), "{}");

    int code = run(new SendCommand(), "--webhook", WEBHOOK + "2", file.toString());

    assertThat(code).isEqualTo(1);
    assertThat(err.toString()).contains("X has no webhook " + WEBHOOK + "2", "./roost demo");
  }

  @Test
  void aFileThatIsNotThereIsSaid() {
    assertThat(run(new SendCommand(), directory.resolve("nothing").toString())).isEqualTo(2);
    assertThat(err.toString()).contains("There is no file");
  }

  @Test
  void withoutAStackEachSaysSo() throws Exception {
    lock.close();

    assertThat(run(new TriggerCommand(), "post", "--user", "ada")).isEqualTo(3);
    assertThat(run(new SendCommand(), "body.json")).isEqualTo(3);
    assertThat(run(new ListenCommand())).isEqualTo(3);
    assertThat(err.toString().lines())
        .hasSize(3)
        .allMatch("Roost is not up. Start it with ./roost up."::equals);
  }

  private int run(Object command, String... arguments) {
    List<String> all = new ArrayList<>(Arrays.asList(arguments));
    all.add("--state=" + state.root());
    return new CommandLine(command)
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(all.toArray(String[]::new));
  }

  private JsonNode json(String path) throws Exception {
    Request found =
        simulator.requests().stream()
            .filter(request -> request.path().equals(path))
            .findFirst()
            .orElseThrow();
    return new ObjectMapper().readTree(found.body());
  }

  private List<String> requests() {
    return simulator.requests().stream().map(Request::line).toList();
  }

  private static Reply answer(Request request) {
    return switch (request.path()) {
      case "/simulator/acts" ->
          Reply.json(
              200,
              request.body().contains("mute")
                  ? "{\"happenings\":[],\"postId\":null}"
                  : "{\"happenings\":[{\"id\":\"h-1\"},{\"id\":\"h-2\"}],\"postId\":\"77\"}");
      case "/simulator/webhooks" ->
          Reply.json(
              200,
              "[{\"id\":\"7\",\"url\":\"%s\"},{\"id\":\"8\",\"url\":\"%s\"}]"
                  .formatted(WEBHOOK, WEBHOOK));
      case "/simulator/deliver" ->
          Reply.json(
              200,
              request.body().contains("headers")
                  ? "{\"status\":401,\"millis\":3,\"outcome\":\"refused\"}"
                  : "{\"status\":200,\"millis\":12,\"outcome\":\"accepted\"}");
      default -> Reply.json(200, "{\"id\":\"1003\"}");
    };
  }

  private StackFile stack() {
    return new StackFile(
        StackFile.READY,
        new StackFile.Kafka("127.0.0.1:9092", List.of(1L), null),
        new StackFile.Postgresql("postgresql://roost@127.0.0.1:5432/roost", 2L),
        Map.of(),
        new StackFile.Simulator(simulator.uri().toString(), 3L, "7"),
        Map.of(),
        new StackFile.Demo("demo", "main", WEBHOOK, "http://127.0.0.1:8084/connect/demo"),
        new StackFile.Control("http://127.0.0.1:1", "token", 4L));
  }
}
