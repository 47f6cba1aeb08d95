package dev.roost.stack.process;

import static dev.roost.testsupport.clock.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roost.stack.process.ProcessStatus.Phase;
import dev.roost.stack.state.StateDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SupervisorTest {

  private static final String STAYS = "echo ready; while :; do sleep 0.1; done";

  @TempDir private Path directory;
  private StateDirectory state;
  private Reports reports;
  private Supervisor supervisor;

  @BeforeEach
  void supervise() throws Exception {
    state = new StateDirectory(directory);
    state.create();
    reports = new Reports();
    supervisor = new Supervisor(state, reports, Clock.systemUTC());
  }

  @AfterEach
  void stop() {
    supervisor.stopAll();
  }

  @Test
  void aProcessThatDiesIsReportedWithTheEndOfItsLogAndTheOthersGoOn() throws Exception {
    up(program("other", 1, STAYS));
    up(program("frail", 1, "seq 1 40; echo ready; sleep 0.3; echo 'last words'; exit 7"));

    await().untilAsserted(() -> assertThat(reports.deaths()).hasSize(1));

    Reports.Death death = reports.deaths().getFirst();
    assertThat(death.name()).isEqualTo("frail");
    assertThat(death.exitCode()).isEqualTo(7);
    assertThat(death.lastLines()).hasSize(15).endsWith("ready", "last words");
    assertThat(phase("frail")).isEqualTo(Phase.DEAD);
    assertThat(phase("other")).isEqualTo(Phase.READY);
  }

  @Test
  void aDeadProcessIsStartedAgain() throws Exception {
    up(program("one", 1, STAYS));
    ProcessHandle.of(pid("one")).orElseThrow().destroyForcibly();
    await().until(() -> phase("one") == Phase.DEAD);

    supervisor.startAgain("one", Map.of());

    assertThat(phase("one")).isEqualTo(Phase.READY);
    assertThat(ProcessHandle.of(pid("one"))).isPresent();
  }

  @Test
  void aProcessThatIsStoppedIsNotReportedDeadAndStartsAgain() throws Exception {
    up(program("one", 1, STAYS));
    long before = pid("one");

    supervisor.stop("one");
    supervisor.startAgain("one", Map.of());

    assertThat(pid("one")).isNotEqualTo(before);
    assertThat(ProcessHandle.of(before)).isEmpty();
    assertThat(reports.deaths()).isEmpty();
  }

  @Test
  void whatIsAddedForOneStartIsGoneAtTheNext() throws Exception {
    up(program("one", 1, "echo ready; echo \"once=$ONCE\"; while :; do sleep 0.1; done"));
    logged("once=");

    supervisor.stop("one");
    supervisor.startAgain("one", Map.of("ONCE", "added"));
    logged("once=", "once=added");
    supervisor.stop("one");
    supervisor.startAgain("one", Map.of());

    logged("once=", "once=added", "once=");
  }

  @Test
  void anUnknownNameIsAnsweredWithTheKnownOnes() throws Exception {
    up(program("one", 1, STAYS));

    assertThatThrownBy(() -> supervisor.stop("two"))
        .isInstanceOf(StartFailedException.class)
        .hasMessage("There is no two here; there are one.");
  }

  @Test
  void processesStopByRankAndNoneIsLeftEvenIfOneIsDeaf() throws Exception {
    up(program("log", 9, STAYS));
    up(program("deaf", 2, "trap '' TERM; " + STAYS));
    up(program("edge", 1, STAYS));

    supervisor.stopAll();

    assertThat(reports.stops()).containsExactly("edge", "deaf killed", "log");
    assertThat(Orphans.of(state)).isEmpty();
  }

  @Test
  void nothingStartsAnyMoreOnceAllIsStopped() {
    supervisor.stopAll();

    assertThatThrownBy(() -> supervisor.start(program("late", 1, STAYS)))
        .isInstanceOf(StartFailedException.class);
  }

  @Test
  void aProcessThatEndsBeforeItIsReadyFailsItsStart() throws Exception {
    supervisor.start(program("broken", 1, "echo 'no memory'; exit 1"));

    assertThatThrownBy(() -> supervisor.awaitReady("broken"))
        .isInstanceOf(StartFailedException.class)
        .hasMessageContaining("broken ended before it was ready");
  }

  @Test
  void aProcessIsDeafToTheTerminalsInterrupt() throws Exception {
    up(program("one", 1, STAYS));

    Process kill = new ProcessBuilder("kill", "-INT", Long.toString(pid("one"))).start();

    assertThat(kill.waitFor()).isZero();
    await().during(java.time.Duration.ofMillis(300)).until(() -> phase("one") == Phase.READY);
  }

  @Test
  void whatAKilledSupervisorLeftIsFoundByItsMarkerAndStopped() throws Exception {
    up(program("left", 1, STAYS));
    up(program("deaf", 1, "trap '' TERM; " + STAYS));
    var stranger = new StateDirectory(directory.resolve("another"));
    assertThat(Orphans.of(stranger)).isEmpty();

    Orphans.stop(Orphans.of(state));

    assertThat(Orphans.of(state)).isEmpty();
  }

  private void up(Program program) throws Exception {
    supervisor.start(program);
    supervisor.awaitReady(program.name());
  }

  private Program program(String name, int stopRank, String script) {
    List<String> command = List.of("/bin/sh", "-c", script, name, state.marker());
    Path log = state.log(name);
    return new Program(name, Stopping.at(stopRank), command, Map.of(), () -> says(log, "ready"));
  }

  private void logged(String... lines) {
    await()
        .untilAsserted(() ->
            assertThat(Files.readAllLines(state.log("one")))
                .filteredOn(line -> !line.equals("ready"))
                .containsExactly(lines));
  }

  private static boolean says(Path log, String word) {
    try {
      return Files.readString(log).contains(word);
    } catch (java.io.IOException notYet) {
      return false;
    }
  }

  private long pid(String name) {
    return status(name).pid();
  }

  private Phase phase(String name) {
    return status(name).phase();
  }

  private ProcessStatus status(String name) {
    return supervisor.statuses().stream()
        .filter(status -> status.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
