package dev.roost.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.xapi.v2.Operation;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * X's own TypeScript SDK, which takes another base address, calls each operation below /2. It needs
 * Node.js, npm and the first time npm's registry, so it runs by {@code ./roost test --xdk} alone;
 * where it cannot, it says so and is skipped.
 */
@QuarkusTest
@Tag("xdk")
class XdkWalkTest {

  private static final List<String> FILES =
      List.of("package.json", "package-lock.json", "walk.mjs");
  private static final Path HERE = Path.of("src", "test", "xdk");
  private static final Path COPY = Path.of("target", "xdk");
  private static final String USER_AGENT = "xdk-typescript/0.6.6";
  private static final int OLDEST_NODE = 18;

  private final Receiver receiver = new Receiver();

  @BeforeEach
  void installed() throws Exception {
    Simulator.forget();
    mayRun(List.of("node", "--version"), "Node.js is not on the path");
    mayRun(List.of("npm", "--version"), "npm is not on the path");
    String version = run(List.of("node", "--version"), Map.of()).output().strip();
    if (Integer.parseInt(version.replaceAll("^v(\\d+).*", "$1")) < OLDEST_NODE) {
      notRun("Node.js " + version + " is older than " + OLDEST_NODE);
    }
    Files.createDirectories(COPY);
    for (String file : FILES) {
      Files.copy(HERE.resolve(file), COPY.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }
    Finished installed =
        run(
            List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline"),
            Map.of());
    if (installed.isUnreachable()) {
      notRun("npm's registry is not reachable, and the SDK is not in npm's cache");
    }
    assertThat(installed.code()).as(installed.output()).isZero();
  }

  @AfterEach
  void close() {
    receiver.close();
  }

  @Test
  void everyOperationBelow2IsCalledByXsOwnSdk() throws Exception {
    receiver.secret = Simulator.app("demo").getString("consumerSecret");
    Signer ada = XApi.user("demo", "ada");
    String oauth2 = OAuth2.tokens("demo", "ada", OAuth2.BASIC_SCOPES).getString("access_token");

    Finished walk =
        run(
            List.of("node", "walk.mjs"),
            Map.of(
                "USER_TOKEN", oauth2,
                "X_URL", "http://localhost:" + RestAssured.port,
                "BEARER", XApi.bearer("demo"),
                "CONSUMER_KEY", ada.key(),
                "CONSUMER_SECRET", ada.secret(),
                "TOKEN", ada.token(),
                "TOKEN_SECRET", ada.tokenSecret(),
                "USER_ID", Simulator.user("ada"),
                "RECEIVER", receiver.url()));

    assertThat(walk.code()).as(walk.output()).isZero();
    assertThat(walk.output()).endsWith("walked\n");
    assertThat(succeeded())
        .containsAll(Stream.of(Operation.values()).map(XdkWalkTest::call).toList());
  }

  /** The calls of the SDK that X did, as method and path with a star for each id. */
  private static List<String> succeeded() {
    List<Map<String, Object>> calls = Simulator.get("/simulator/calls").getList("$");
    return calls.stream()
        .filter(call -> USER_AGENT.equals(call.get("userAgent")))
        .filter(call -> Integer.valueOf(200).equals(call.get("status")))
        .map(call -> call.get("method") + " " + call.get("path"))
        .map(call -> call.replaceAll("/\\d{3,}", "/*"))
        .toList();
  }

  private static String call(Operation operation) {
    return operation.method() + " " + operation.path().replaceAll("\\{[a-z_]+}", "*");
  }

  private static void mayRun(List<String> command, String otherwise) throws Exception {
    try {
      if (run(command, Map.of()).code() != 0) {
        notRun(otherwise);
      }
    } catch (IOException noSuchProgram) {
      notRun(otherwise);
    }
  }

  private static void notRun(String why) {
    String message = "NOT RUN: X's TypeScript SDK against the simulator: " + why + ".";
    System.out.println(message);
    Assumptions.abort(message);
  }

  private static Finished run(List<String> command, Map<String, String> environment)
      throws IOException, InterruptedException {
    Path output = Files.createTempFile("xdk", ".log");
    Path directory = Files.isDirectory(COPY) ? COPY : Path.of(".");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    if (!process.waitFor(3, TimeUnit.MINUTES)) {
      process.destroyForcibly();
    }
    String said = Files.readString(output, StandardCharsets.UTF_8);
    Files.delete(output);
    return new Finished(process.waitFor(), said);
  }

  private record Finished(int code, String output) {

    private static final List<String> UNREACHABLE =
        List.of("ENOTFOUND", "EAI_AGAIN", "ECONNREFUSED", "ECONNRESET", "ETIMEDOUT", "ENETUNREACH");

    boolean isUnreachable() {
      String upper = output.toUpperCase(Locale.ROOT);
      return code != 0 && UNREACHABLE.stream().anyMatch(upper::contains);
    }
  }
}
