package dev.roost.vault.envelope;

import static dev.roost.testsupport.clock.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.KeysetHandle;
import dev.roost.testsupport.postgres.PostgresServer;
import dev.roost.vault.envelope.RunningReplicas.Replica;
import dev.roost.vault.fixtures.Keysets;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Replicas with different keysets on one database, while the master key is changed. */
final class MasterKeyRollOutTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static PostgresServer server;

  private final KeysetHandle old = Keysets.created();
  private final KeysetHandle both = Keysets.added(old);
  private final KeysetHandle promoted = Keysets.promoted(both);
  private final KeysetHandle removed = Keysets.without(promoted, 0);
  private final long oldId = Keysets.id(old, 0);
  private final long newId = Keysets.id(both, 1);
  private RunningReplicas replicas;

  @BeforeAll
  static void aDatabase() {
    server = PostgresServer.start();
  }

  @AfterAll
  static void goodbye() {
    server.close();
  }

  @BeforeEach
  void emptyTables() throws SQLException {
    replicas = new RunningReplicas(server);
  }

  @AfterEach
  void closed() {
    replicas.close();
  }

  static Stream<List<String>> waysToChangeIt() {
    return Stream.of(List.of("both", "promoted", "removed"), List.of("promoted", "removed"));
  }

  @ParameterizedTest
  @MethodSource("waysToChangeIt")
  void everyReplicaOpensEverythingAllTheWhile(List<String> rollOuts) throws SQLException {
    List<Replica> running = new ArrayList<>(List.of(joined(old), joined(old)));
    everyoneOpensWhatEveryoneWraps(running);

    for (String next : rollOuts) {
      if (next.equals("removed")) {
        replicas.rotateAll(running.getFirst());
      }
      for (int replaced = 0; replaced < running.size(); replaced++) {
        Replica fresh = joined(keyset(next));
        everyoneOpensWhatEveryoneWraps(with(running, fresh));
        running.set(replaced, fresh).leaves();
        everyoneOpensWhatEveryoneWraps(running);
      }
    }

    assertThat(replicas.wrappingIds()).containsOnly(newId);
  }

  private KeysetHandle keyset(String name) {
    return switch (name) {
      case "both" -> both;
      case "promoted" -> promoted;
      default -> removed;
    };
  }

  private Replica joined(KeysetHandle keyset) throws SQLException {
    Replica replica = replicas.replica(keyset);
    assertThat(replica.joins()).isEmpty();
    return replica;
  }

  private static List<Replica> with(List<Replica> running, Replica fresh) {
    List<Replica> all = new ArrayList<>(running);
    all.add(fresh);
    return all;
  }

  private void everyoneOpensWhatEveryoneWraps(List<Replica> running) throws SQLException {
    running.forEach(replica -> replica.makesDataKeyOf(replicas.newApp()));
    for (Replica replica : running) {
      assertThat(replicas.closedTo(replica)).isEmpty();
    }
  }

  @Test
  void whileAReplicaLacksThePrimaryKeyItIsWithheldAndThatIsSaid() throws SQLException {
    Replica behind = joined(old);
    Replica ahead = joined(promoted);

    ahead.makesDataKeyOf("early");
    ahead.announces();

    assertThat(replicas.wrappingIds()).containsExactly(oldId);
    assertThat(ahead.withheld()).isEqualTo(1);
    assertThat(ahead.health().getStatus()).isEqualTo(Status.UP);
    assertThat(ahead.health().getData().orElseThrow())
        .containsEntry("primary", newId)
        .containsEntry("used", oldId)
        .containsEntry("lacked-by", behind.name());

    behind.leaves();
    ahead.makesDataKeyOf("late");
    ahead.announces();

    assertThat(replicas.wrappingIds()).containsExactlyInAnyOrder(oldId, newId);
    assertThat(ahead.withheld()).isZero();
  }

  @Test
  void aReplicaThatEndedWithoutAWordCountsUntilItsRowExpires() throws SQLException {
    joined(old);
    Replica ahead = joined(promoted);
    ahead.makesDataKeyOf("early");

    replicas.nothingIsHeardFor(RunningReplicas.TTL.plusSeconds(1));
    ahead.joins();
    ahead.makesDataKeyOf("late");

    assertThat(replicas.wrappingIds()).containsExactlyInAnyOrder(oldId, newId);
  }

  @Test
  void aKeyThatIsNeededCannotBeRemovedAndTheAppsAreNamed() throws SQLException {
    Replica running = joined(both);
    running.makesDataKeyOf("first-app");
    running.makesDataKeyOf("second-app");
    Replica without = replicas.replica(removed);

    assertThatThrownBy(() -> without.atStart().check(new StartupEvent(), without.check()))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("roost.vault.master-key.file: ")
        .hasMessageContaining("key " + oldId + " for the apps first-app, second-app.");

    running.announces();
    assertThat(running.health().getData().orElseThrow()).doesNotContainKey("lacked-by");
  }

  @Test
  void timesByWhichAReplicaWouldBeTakenForGoneAreRefused() {
    Replica replica =
        replicas.replica(old, RunningReplicas.INTERVAL.multipliedBy(2).minusMillis(1));

    assertThatThrownBy(() -> replica.atStart().check(new StartupEvent(), replica.check()))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("roost.vault.master-key.replica-ttl: ");
  }

  @Test
  void aDisabledKeyIsAsGoodAsRemoved() throws SQLException {
    joined(old).makesDataKeyOf("kept");
    Replica disabled = replicas.replica(Keysets.disabled(promoted, 0));

    assertThat(disabled.joins())
        .isEqualTo(Map.of(Long.toString(oldId), new TreeSet<>(List.of("kept"))));
  }

  @Test
  void whoWasTakenForGoneLooksAgainAndIsNotReadyWhereItLacksAKey() throws SQLException {
    Replica frozen = joined(old);
    frozen.announces();
    replicas.nothingIsHeardFor(RunningReplicas.TTL.plusSeconds(1));
    joined(promoted).makesDataKeyOf("meanwhile");

    frozen.announces();

    assertThat(frozen.health().getStatus()).isEqualTo(Status.DOWN);
    assertThat(frozen.health().getData().orElseThrow().get("reason"))
        .isEqualTo("lacks key " + newId + " for the apps meanwhile");
  }

  @Test
  void whoJoinsWhileADataKeyIsWrappedWaitsForItAndFindsIt() throws Exception {
    Replica ahead = joined(promoted);
    Replica behind = replicas.replica(old);
    SqlConnection wrapping = replicas.transaction();
    ahead.makesDataKeyOf(wrapping, "in-between");

    CompletableFuture<Map<String, Set<String>>> joining =
        CompletableFuture.supplyAsync(behind::joinsUnchecked);
    await().atMost(PATIENCE).until(replicas::someoneWaitsToJoin);
    replicas.commit(wrapping);

    assertThat(joining.get(PATIENCE.toSeconds(), TimeUnit.SECONDS))
        .isEqualTo(Map.of(Long.toString(newId), new TreeSet<>(List.of("in-between"))));
  }

  @Test
  void whereNoKeyIsKnownToAllTheOneInUseGoesOn() throws SQLException {
    Replica running = joined(both);
    running.makesDataKeyOf("first-app");
    replicas.replica(Keysets.created()).joins();

    running.makesDataKeyOf("second-app");

    assertThat(replicas.wrappingIds()).containsExactly(oldId);
  }
}
