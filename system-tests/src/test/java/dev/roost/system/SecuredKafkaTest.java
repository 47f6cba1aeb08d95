package dev.roost.system;

import static dev.roost.system.Strangers.refusal;
import static dev.roost.testsupport.clock.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roost.contracts.topic.Topics;
import dev.roost.simulatorclient.Act;
import dev.roost.system.oracle.Verdict;
import dev.roost.system.stack.Downstream;
import dev.roost.system.stack.KafkaUser;
import dev.roost.system.stack.Progress;
import dev.roost.system.stack.RoostClient;
import dev.roost.system.stack.RunningStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Kafka and PostgreSQL as a company runs them. What is tried last leaves records that no service
 * wrote.
 */
@Tag("secured")
@TestMethodOrder(OrderAnnotation.class)
class SecuredKafkaTest {

  private static final Duration SOON = Duration.ofSeconds(90);

  @RegisterExtension static final RunningStack STACK = RunningStack.askedFor("--secure");

  /**
   * Written out, not taken from {@code contracts}: what is granted there by mistake must not be
   * expected here.
   */
  private static final String ALLOWED =
      """
                                                  ingest   router   manager  replay   vault    down     private  operator letters
      x.deliveries                                writes   reads    -        -        -        -        -        -        writes
      x.activities                                -        writes   -        -        -        reads    reads    -        -
      x.direct-messages                           -        writes   -        -        -        -        reads    -        -
      x.dead-letters                              -        writes   -        -        -        -        -        reads    reads
      roost.signals                               -        writes   reads    reads    -        -        -        -        -
      roost.credentials                           reads    -        -        -        writes   -        -        -        -
      roost.user-credentials                      -        -        -        -        writes   reads    reads    -        -
      roost.webhooks                              reads    -        writes   reads    -        -        -        -        -
      roost.subscriptions                         -        reads    writes   -        -        reads    reads    -        -
      roost.replay-jobs                           -        reads    -        writes   -        reads    reads    -        -
      roost.heartbeats                            writes   -        reads    reads    -        -        -        -        -
      roost-activity-router-remembered-changelog  -        both     -        -        -        -        -        -        -
      make roost-activity-router-probe-changelog  -        yes      -        -        -        -        -        -        -
      make probe                                  -        -        -        -        -        -        -        -        -
      group webhook-ingest-probe                  yes      -        -        -        -        -        -        -        -
      group roost-activity-router                 -        yes      -        -        -        -        -        -        -
      group subscription-manager                  -        -        yes      -        -        -        -        -        -
      group replay-worker                         -        -        -        yes      -        -        -        -        -
      group replay-worker-webhooks-probe          -        -        -        yes      -        -        -        -        -
      group downstream-probe                      -        -        -        -        -        yes      -        -        -
      group private-downstream-probe              -        -        -        -        -        -        yes      -        -
      group operator-probe                        -        -        -        -        -        -        -        yes      -
      group roost-dead-letters                    -        -        -        -        -        -        -        -        yes
      group probe                                 -        -        -        -        -        -        -        -        -
      transactions roost-activity-router-probe    -        yes      -        -        -        -        -        -        -
      transactions probe                          -        -        -        -        -        -        -        -        -
      set, delete, grant                          -        -        -        -        -        -        -        -        -
      """;

  @Test
  @Order(1)
  @Timeout(300)
  void withTheAclsOfTheContractsEverythingWorks() {
    try (Trial trial = Trial.on(STACK)) {
      List<String> users = trial.subscribed(10, "s");
      trial.simulator().faults(Map.of("duplicate", 0.4, "maxCopies", 3, "batch", 0.1));
      String crowd = trial.crowd(300, 60, users);
      Setup.connected(STACK, "ada");
      trial.simulator().act(Act.of(users.getFirst(), "revoke"));
      replay();
      trial.awaitIssued(crowd, SOON);
      trial.awaitQuiet(SOON);
      Verdict verdict = trial.verdict();

      assertThat(verdict.tally().happenings()).isGreaterThanOrEqualTo(300);
      assertThat(verdict.clean()).as(verdict.report()).isTrue();
      assertThat(Topics.ALL)
          .filteredOn(topic -> !topic.equals(Topics.DEAD_LETTERS))
          .allSatisfy(
              topic -> assertThat(trial.downstream().on(topic)).as(topic.name()).isNotEmpty());
    }
    assertThat(refusals()).as("what a service was refused on the way").isEmpty();
  }

  @Test
  @Order(2)
  @Timeout(180)
  void whatWasSetAsideIsBroughtBackInByAUserOfItsOwn() {
    try (Downstream downstream = STACK.downstream();
        KafkaUser ingest = new KafkaUser(STACK.client(RunningStack.INGEST))) {
      assertThat(ingest.writes(Topics.DELIVERIES.name())).isTrue();
      await().atMost(SOON).until(() -> !downstream.on(Topics.DEAD_LETTERS).isEmpty());

      String said = STACK.roost(SOON, "dead-letters", "retry", "--all");

      assertThat(said).contains("1 re-published");
    }
    assertThat(refusals()).isEmpty();
  }

  @Test
  @Order(3)
  @Timeout(60)
  void thePostgresqlOfTheServicesTakesNobodyWithoutTls() {
    URI database = URI.create(STACK.description().at("/postgresql/url").asText());
    String url =
        "jdbc:postgresql://%s:%d%s?sslmode=disable"
            .formatted(database.getHost(), database.getPort(), database.getPath());

    assertThatThrownBy(() -> DriverManager.getConnection(url, database.getUserInfo(), "").close())
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("no encryption");
  }

  @Test
  @Order(3)
  @Timeout(60)
  void noPasswordStandsInALogOrOnACommandLine() throws IOException {
    List<String> passwords = new ArrayList<>();
    for (String user : List.of("webhook-ingest", "activity-router", "kafka")) {
      passwords.add(read(STACK.directory().resolve("kafka-security/" + user + ".password")));
    }
    List<String> places = new ArrayList<>();
    try (Stream<Path> logs = Files.list(STACK.directory().resolve("logs"))) {
      logs.forEach(log -> places.add(read(log)));
    }
    ProcessHandle.allProcesses()
        .flatMap(process -> process.info().commandLine().stream())
        .forEach(places::add);

    assertThat(passwords).allMatch(password -> password.length() > 40);
    assertThat(places).anyMatch(place -> place.contains("-Droost.state=" + STACK.directory()));
    assertThat(places).noneMatch(place -> passwords.stream().anyMatch(place::contains));
  }

  @Test
  @Order(4)
  @Timeout(180)
  void whoLacksSomethingIsNotLetIn() {
    Strangers strangers = new Strangers(STACK, STACK.client("webhook-ingest"));

    assertThat(refusal(strangers.right())).as("who lacks nothing").isNull();
    assertThat(refusal(strangers.by("PLAINTEXT"))).isInstanceOf(TimeoutException.class);
    assertThat(refusal(strangers.by("SASL_PLAINTEXT"))).isInstanceOf(TimeoutException.class);
    assertThat(refusal(strangers.by("SSL"))).isInstanceOf(TimeoutException.class);
    assertThat(refusal(strangers.withAWrongPassword()))
        .isInstanceOf(SaslAuthenticationException.class);
    assertThat(refusal(strangers.withoutTheCa())).isInstanceOf(SslAuthenticationException.class);
    assertThat(refusal(strangers.atTheControllers()))
        .isInstanceOf(SslAuthenticationException.class);
  }

  @Test
  @Order(5)
  @Timeout(300)
  void everyUserIsAllowedItsOwnAndRefusedTheRest() {
    String table = AccessTable.tried(STACK).toString();

    Progress.say("what each user is allowed%n%s".formatted(table));
    assertThat(table).isEqualTo(ALLOWED);
  }

  /** Of minutes before there was anything: asked for, told of, followed to its end. */
  private static void replay() {
    Instant to = Instant.now().truncatedTo(ChronoUnit.MINUTES);
    Map<String, String> window =
        Map.of("from", to.minus(1, ChronoUnit.MINUTES).toString(), "to", to.toString());
    RoostClient operator = STACK.as("operator");
    String replays = Setup.WEBHOOK + "/replays";
    String id = operator.done(RunningStack.REPLAY, "POST", replays, window).path("jobId").asText();
    await()
        .atMost(SOON)
        .until(
            () ->
                operator
                    .done(RunningStack.REPLAY, "GET", replays + "/" + id, null)
                    .path("state")
                    .asText(),
            "complete"::equals);
  }

  /** The broker says of every refusal who wanted what. */
  private static List<String> refusals() {
    return read(STACK.directory().resolve("logs/kafka.log"))
        .lines()
        .filter(line -> line.contains(" is Denied "))
        .toList();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
