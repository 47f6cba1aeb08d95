package dev.roost.stack.kafka;

import static dev.roost.testsupport.clock.Waits.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.contracts.deadletter.DeadLetterHeaders;
import dev.roost.contracts.delivery.DeliveryHeaders;
import dev.roost.contracts.topic.Changelog;
import dev.roost.contracts.topic.Topics;
import dev.roost.kafkaadmin.KafkaAdmin;
import dev.roost.stack.port.Ports;
import dev.roost.stack.process.Program;
import dev.roost.stack.process.Supervisor;
import dev.roost.stack.screen.SilentWatcher;
import dev.roost.stack.secure.Credentials;
import dev.roost.stack.state.Layout;
import dev.roost.stack.state.StateDirectory;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kafka-admin} as an operator runs it, on three brokers that know each other by certificate,
 * their clients by password, and nothing else at first.
 */
@TestMethodOrder(OrderAnnotation.class)
final class KafkaAdminTest {

  private static final Duration SOON = Duration.ofSeconds(60);
  private static final int ALL = Topics.ALL.size() + 1;
  private static final String CHANGELOG = Changelog.name(Changelog.APPLICATION_ID);

  @TempDir private static Path directory;
  private static StateDirectory state;
  private static Supervisor supervisor;
  private static Cluster cluster;

  /** What a command printed, and its exit code. */
  private record Result(int exitCode, String out, String err) {}

  @BeforeAll
  static void startBrokers() throws Exception {
    state = new StateDirectory(directory);
    state.create();
    var ports = new Ports(new Random()).choose(Cluster.listeners(3));
    var layout = new Layout(3, 1, 1, Uuid.randomUuid().toString(), true, ports);
    cluster = Cluster.of(layout, state, List.of());
    supervisor = new Supervisor(state, new SilentWatcher(), Clock.systemUTC());
    List<Program> brokers = cluster.programs(BrokerJava.command(), Map.of());
    for (Program broker : brokers) {
      supervisor.start(broker);
    }
    for (Program broker : brokers) {
      supervisor.awaitReady(broker.name());
    }
  }

  @AfterAll
  static void stopBrokers() {
    supervisor.stopAll();
  }

  @Test
  @Order(1)
  void aPlanOnAnEmptyClusterChangesNothing() throws Exception {
    Result planned = admin("topics", "plan");
    Result checked = admin("topics", "check");

    assertThat(planned.exitCode).isEqualTo(2);
    assertThat(planned.out)
        .contains("24 partitions, replication factor 3, cleanup.policy=delete")
        .contains(ALL + " to create, 0 to alter, 0 by hand, 0 refused.");
    assertThat(checked.exitCode).isEqualTo(2);
    assertThat(checked.out).contains("x.deliveries is missing.");
    assertThat(topics()).isEmpty();
  }

  @Test
  @Order(2)
  void anEmptyClusterIsProvisionedAndTheSecondTimeThereIsNothingToDo() throws Exception {
    Result first = admin("topics", "apply");
    Result second = admin("topics", "apply");

    assertThat(first.exitCode).isZero();
    assertThat(first.out).contains("Applied: " + ALL + " topics created, 0 settings altered.");
    assertThat(second.exitCode).isZero();
    assertThat(second.out).isEqualTo(ALL + " topics are as they must be: nothing to do.\n");
    assertThat(admin("topics", "check").exitCode).isZero();
    assertThat(described(Topics.DELIVERIES.name()).partitions())
        .hasSize(24)
        .allMatch(partition -> partition.replicas().size() == 3);
    assertThat(setting(Topics.DELIVERIES.name(), "min.insync.replicas")).isEqualTo("2");
    assertThat(setting(CHANGELOG, "message.timestamp.after.max.ms"))
        .isEqualTo(Long.toString(Long.MAX_VALUE));
  }

  @Test
  @Order(3)
  void aclsAreGrantedAndTheSecondTimeThereIsNothingToDo() throws Exception {
    new Provisioning(cluster).access(cluster.credentials().orElseThrow());
    String renamed = "--principal=activity-router=User:CN=router";
    Result planned = admin("acls", "plan", renamed, "--without=downstream,private-downstream");
    Result first = admin("acls", "apply", renamed);
    Result second = admin("acls", "apply", renamed);
    Result unknown = admin("acls", "apply", "--principal=router=User:CN=router");

    assertThat(planned.exitCode).isEqualTo(2);
    assertThat(planned.out).contains("User:CN=router").doesNotContain("downstream");
    assertThat(first.exitCode).isZero();
    assertThat(first.out).contains("0 removed.");
    assertThat(second.exitCode).isZero();
    assertThat(second.out).contains("nothing to do");
    assertThat(unknown.exitCode).isEqualTo(64);
    assertThat(unknown.err).contains("activity-router");
  }

  @Test
  @Order(4)
  void whatMayBeAlteredIsAlteredOnTheChangelogToo() throws Exception {
    set(Topics.DELIVERIES.name(), "min.insync.replicas", "1");
    set(Topics.DELIVERIES.name(), "message.timestamp.type", "CreateTime");
    set(CHANGELOG, "message.timestamp.after.max.ms", "3600000");

    Result checked = admin("topics", "check");
    Result applied = admin("topics", "apply");

    assertThat(checked.exitCode).isEqualTo(2);
    assertThat(checked.out.lines())
        .containsExactly(
            "x.deliveries has message.timestamp.type CreateTime, and must have LogAppendTime.",
            "x.deliveries has min.insync.replicas 1, and must have 2.",
            CHANGELOG
                + " has message.timestamp.after.max.ms 3600000, and must have 9223372036854775807.");
    assertThat(applied.exitCode).isZero();
    assertThat(applied.out).contains("0 topics created, 3 settings altered");
    assertThat(setting(Topics.DELIVERIES.name(), "min.insync.replicas")).isEqualTo("2");
    assertThat(setting(CHANGELOG, "message.timestamp.after.max.ms"))
        .isEqualTo(Long.toString(Long.MAX_VALUE));
    assertThat(admin("topics", "plan").exitCode).isZero();
  }

  @Test
  @Order(5)
  void fewerReplicasAreLeftWithTheMoveThatBringsThem() throws Exception {
    deleted(Topics.SIGNALS.name());
    administer(admin ->
        admin
            .createTopics(
                List.of(
                    new NewTopic(Topics.SIGNALS.name(), 3, (short) 1)
                        .configs(Topics.SIGNALS.config(1))))
            .all());
    await().atMost(SOON).until(() -> topics().contains(Topics.SIGNALS.name()));

    Result applied = admin("topics", "apply");

    assertThat(applied.exitCode).isEqualTo(2);
    assertThat(applied.out)
        .contains("kafka-reassign-partitions.sh --reassignment-json-file roost.signals.json")
        .containsPattern(
            "\"topic\":\"roost.signals\",\"partition\":0,\"replicas\":\\[\\d,\\d,\\d\\]")
        .contains("0 to create, 0 to alter, 2 by hand, 0 refused.");
    assertThat(setting(Topics.SIGNALS.name(), "min.insync.replicas")).isEqualTo("1");
    deleted(Topics.SIGNALS.name());
    assertThat(admin("topics", "apply").exitCode).isZero();
  }

  @Test
  @Order(6)
  void aLongerRetentionIsOnlyShortenedWhenAsked() throws Exception {
    set(Topics.ACTIVITIES.name(), "retention.ms", "864000000");

    Result left = admin("topics", "apply");
    Result meant = admin("topics", "plan", "--retention=x.activities=10d");
    Result shortened = admin("topics", "apply", "--shorten-retention");

    assertThat(left.exitCode).isEqualTo(2);
    assertThat(left.out).contains("--shorten-retention");
    assertThat(meant.exitCode).isZero();
    assertThat(shortened.exitCode).isZero();
    assertThat(setting(Topics.ACTIVITIES.name(), "retention.ms")).isEqualTo("604800000");
  }

  @Test
  @Order(7)
  void whatContradictsTheClusterOrDeduplicationIsRefused() {
    Result tooMany = admin("topics", "plan", "--replication-factor=4");
    Result unwritable = admin("topics", "plan", "--min-insync-replicas=4");
    Result forgetful = admin("topics", "plan", "--retention=" + CHANGELOG + "=1d");
    Result unknown = admin("topics", "plan", "--retention=x.unknown=1d");

    assertThat(List.of(tooMany, unwritable, forgetful, unknown))
        .extracting(Result::exitCode)
        .containsOnly(1);
    assertThat(tooMany.err).contains("this cluster has 3");
    assertThat(unwritable.err).contains("nothing could be written");
    assertThat(forgetful.err).contains("at least 6 days");
    assertThat(unknown.err).contains("no topic x.unknown");
  }

  @Test
  @Order(8)
  void aDeadLetterIsRepublishedUnlessTheRouterHasForgottenItsTime() throws Exception {
    letter(Instant.now());
    letter(Instant.now().minus(Changelog.DEDUPLICATION_WINDOW).minusSeconds(60));

    Result listed = deadLetters("list");
    Result refused = deadLetters("retry", "--all");
    Result skipped = deadLetters("retry", "--all", "--skip-old");
    Result none = deadLetters("list");
    Result forced = deadLetters("retry", place(listed, 1), place(listed, 2), "--force");
    Result gone = deadLetters("retry", "0/999999");
    Result unclear = deadLetters("retry");

    assertThat(listed.out).contains("PARTITION/OFFSET", "DEAD-LETTERED AT", "2 dead letters.");
    assertThat(refused.exitCode).isEqualTo(1);
    assertThat(refused.out).contains("Nothing was re-published", "--force");
    assertThat(skipped.exitCode).isZero();
    assertThat(skipped.out).startsWith("1 re-published onto x.deliveries.");
    assertThat(none.out).contains("There are no dead letters.");
    assertThat(forced.out).startsWith("2 re-published onto x.deliveries.");
    assertThat(gone.exitCode).isEqualTo(1);
    assertThat(gone.out).contains("Nothing was re-published.");
    assertThat(unclear.exitCode).isEqualTo(64);
  }

  @Test
  @Order(9)
  void whoMayNotAskIsToldSo() {
    Result denied = as("downstream", "topics", "plan");

    assertThat(denied.exitCode).isEqualTo(1);
    assertThat(denied.err).contains("Kafka: ", "AuthorizationException");
  }

  @Test
  @Order(10)
  void aTopicOfOtherPartitionsIsRefusedAndNothingIsDone() throws Exception {
    deleted(Topics.HEARTBEATS.name());
    set(Topics.DELIVERIES.name(), "min.insync.replicas", "1");
    administer(admin ->
        admin.createPartitions(Map.of(Topics.SIGNALS.name(), NewPartitions.increaseTo(4))).all());
    await().atMost(SOON).until(() -> described(Topics.SIGNALS.name()).partitions().size() == 4);

    Result planned = admin("topics", "plan");
    Result applied = admin("topics", "apply");

    assertThat(planned.exitCode).isEqualTo(1);
    assertThat(applied.exitCode).isEqualTo(1);
    assertThat(applied.out)
        .contains("They are never changed", "Refused: nothing was changed.")
        .contains("1 to create, 1 to alter, 0 by hand, 1 refused.");
    assertThat(topics()).doesNotContain(Topics.HEARTBEATS.name());
    assertThat(setting(Topics.DELIVERIES.name(), "min.insync.replicas")).isEqualTo("1");
  }

  private static Result admin(String... arguments) {
    return as(Credentials.KAFKA, arguments);
  }

  private static Result deadLetters(String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = "dead-letters";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return as("dead-letters", all);
  }

  private static Result as(String user, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] all = new String[arguments.length + 2];
    System.arraycopy(arguments, 0, all, 0, arguments.length);
    all[arguments.length] = "--bootstrap-server=" + cluster.bootstrap();
    all[arguments.length + 1] =
        "--command-config=" + state.kafkaSecurity().resolve(user + ".properties");
    int exitCode =
        KafkaAdmin.commandLine("kafka-admin")
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(all);
    return new Result(exitCode, out.toString(), err.toString());
  }

  /** The first word of a line of a table. */
  private static String place(Result listed, int line) {
    return listed.out.lines().toList().get(line).split(" ")[0];
  }

  private static void letter(Instant receivedAt) throws Exception {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(Topics.DEAD_LETTERS.name(), "1".getBytes(UTF_8), "{".getBytes(UTF_8));
    Map.of(
            DeliveryHeaders.APP,
            "demo",
            DeliveryHeaders.ENDPOINT,
            "main",
            DeliveryHeaders.RECEIVED_AT,
            receivedAt.toString(),
            DeadLetterHeaders.REASON,
            DeadLetterHeaders.Reason.NOT_JSON.wire())
        .forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
    try (var producer =
        new KafkaProducer<>(
            cluster.client(Credentials.KAFKA),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      var _ = producer.send(record).get(60, TimeUnit.SECONDS);
    }
  }

  private static void deleted(String topic) throws Exception {
    administer(admin -> admin.deleteTopics(List.of(topic)).all());
    await().atMost(SOON).until(() -> !topics().contains(topic));
  }

  private static void set(String topic, String name, String value) throws Exception {
    Map<ConfigResource, Collection<AlterConfigOp>> alteration =
        Map.of(
            resource(topic),
            List.of(new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET)));
    administer(admin -> admin.incrementalAlterConfigs(alteration).all());
    await().atMost(SOON).until(() -> setting(topic, name).equals(value));
  }

  private static String setting(String topic, String name) throws Exception {
    Config config =
        Objects.requireNonNull(
            administer(admin -> admin.describeConfigs(List.of(resource(topic))).all())
                .get(resource(topic)));
    return Objects.requireNonNull(config.get(name)).value();
  }

  private static TopicDescription described(String topic) throws Exception {
    return Objects.requireNonNull(
        administer(admin -> admin.describeTopics(List.of(topic)).allTopicNames()).get(topic));
  }

  private static Set<String> topics() throws Exception {
    return administer(admin -> admin.listTopics().names());
  }

  private static ConfigResource resource(String topic) {
    return new ConfigResource(ConfigResource.Type.TOPIC, topic);
  }

  private static <T> T administer(Function<Admin, KafkaFuture<T>> request) throws Exception {
    try (Admin admin = Admin.create(cluster.client(Credentials.KAFKA))) {
      return request.apply(admin).get(60, TimeUnit.SECONDS);
    }
  }
}
