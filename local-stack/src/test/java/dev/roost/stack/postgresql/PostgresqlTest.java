package dev.roost.stack.postgresql;

import static dev.roost.testsupport.clock.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.stack.port.Ports;
import dev.roost.stack.process.Orphans;
import dev.roost.stack.process.ProcessStatus.Phase;
import dev.roost.stack.process.ProcessWatcher;
import dev.roost.stack.process.Supervisor;
import dev.roost.stack.state.StateDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One server for all, killed and started again in between. */
final class PostgresqlTest {

  @TempDir private static Path directory;
  private static StateDirectory state;
  private static Supervisor supervisor;
  private static Postgresql postgresql;

  @BeforeAll
  static void layOut() throws Exception {
    state = new StateDirectory(directory);
    state.create();
    supervisor = new Supervisor(state, new Quiet(), Clock.systemUTC());
    int port =
        new Ports(new Random()).choose(Map.of("postgresql", 0)).getOrDefault("postgresql", 0);
    postgresql = new Postgresql(state, port, false);
  }

  @BeforeEach
  void run() throws Exception {
    if (supervisor.pid(Postgresql.NAME) == null) {
      start();
    }
  }

  @AfterAll
  static void stop() {
    supervisor.stopAll();

    assertThat(Orphans.of(state)).isEmpty();
  }

  @Test
  void whatIsCommittedIsOnTheDisk() throws Exception {
    assertThat(shown("fsync")).isEqualTo("on");
    assertThat(shown("synchronous_commit")).isEqualTo("on");
    assertThat(shown("full_page_writes")).isEqualTo("on");
    assertThat(shown("listen_addresses")).isEqualTo("127.0.0.1");
  }

  @Test
  void onlyTheOwnerReadsThePasswordAndNobodyIsLetInWithAnother() throws Exception {
    assertThat(Files.getPosixFilePermissions(state.postgresql().resolve("password")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));

    assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> connect("guessed")))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("password authentication failed");
  }

  @Test
  void aKilledServerStartsAgainWithWhatWasCommittedAlsoWhileAClientWasAtWork() throws Exception {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute("create table kept (id int primary key)");
      statement.execute("insert into kept values (1)");
      kill(pid());
      await().until(() -> supervisor.pid(Postgresql.NAME) == null);
    }

    start();

    assertThat(one("select count(*) from kept")).isEqualTo("1");
  }

  @Test
  void aServerThatLostItsSupervisorIsFoundWithItsChildrenAndEnds() throws Exception {
    long pid = pid();

    List<ProcessHandle> found = Orphans.of(state);

    assertThat(found).extracting(ProcessHandle::pid).contains(pid).hasSizeGreaterThan(4);
    assertThat(Orphans.of(new StateDirectory(directory.resolve("another")))).isEmpty();
    Orphans.stop(found);
    assertThat(Orphans.of(state)).isEmpty();
  }

  @Test
  void clientsDoNotKeepAServerFromStopping() throws Exception {
    try (Connection connection = connect()) {
      long began = System.nanoTime();

      supervisor.stop(Postgresql.NAME);

      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
      assertThat(supervisor.statuses())
          .singleElement()
          .matches(status -> status.phase() == Phase.STOPPED);
      assertThat(connection.isValid(1)).isFalse();
    }
  }

  @Test
  void thePidOfAKilledServerThatIsSomebodyElsesByNowDoesNotStopTheNext() throws Exception {
    supervisor.stop(Postgresql.NAME);
    Path file = state.postgresql().resolve("data/postmaster.pid");
    Files.writeString(file, ProcessHandle.current().pid() + "\n" + file.getParent() + "\n0\n");

    start();

    assertThat(one("select 1")).isEqualTo("1");
  }

  private static void start() throws Exception {
    supervisor.start(postgresql.program());
    supervisor.awaitReady(Postgresql.NAME);
  }

  private static void kill(long pid) {
    ProcessHandle.of(pid).orElseThrow().destroyForcibly();
  }

  private static long pid() {
    return Objects.requireNonNull(supervisor.pid(Postgresql.NAME));
  }

  private static String shown(String setting) throws SQLException {
    return one("show " + setting);
  }

  private static String one(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return result.getString(1);
    }
  }

  private static Connection connect() throws SQLException {
    return connect(postgresql.password());
  }

  private static Connection connect(String password) throws SQLException {
    String url = "jdbc:postgresql://" + postgresql.address();
    return DriverManager.getConnection(url, Postgresql.USER, password);
  }

  private static final class Quiet implements ProcessWatcher {

    @Override
    public void started(String name, long pid) {}

    @Override
    public void waiting(String name, Duration sinceStart) {}

    @Override
    public void ready(String name, Duration sinceStart) {}

    @Override
    public void died(String name, int exitCode, List<String> lastLines) {}

    @Override
    public void stopped(String name, Duration took, boolean killed) {}
  }
}
