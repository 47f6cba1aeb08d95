package dev.roost.stack.postgresql;

import dev.roost.stack.process.Orphans;
import dev.roost.stack.process.Program;
import dev.roost.stack.process.StartFailedException;
import dev.roost.stack.process.Stopping;
import dev.roost.stack.state.PrivateFile;
import dev.roost.stack.state.StateDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * The stack's database server: its programs, its data, and its password, made at the first start.
 *
 * @param state where the stack is
 * @param port where the server listens
 * @param secure whether it takes connections with TLS alone, by a certificate of a CA of its own
 */
public record Postgresql(StateDirectory state, int port, boolean secure) {

  /** Its name, and that of its listener. */
  public static final String NAME = "postgresql";

  /** The port it would like. */
  public static final int PORT = 5432;

  /** The one user, and the one database: each service has a schema of its own in it. */
  public static final String USER = "roost";

  private static final String DATABASE = "roost";

  // After the services that write to it.
  private static final int STOP_RANK = 100;
  private static final int PASSWORD_BYTES = 24;

  // A session of its own: a Ctrl-C on the terminal would be the server's word for stopping.
  private static final String IN_A_SESSION_OF_ITS_OWN =
      """
      if command -v setsid >/dev/null 2>&1; then exec setsid "$@"
      else exec perl -e 'use POSIX; POSIX::setsid(); exec @ARGV' "$@"
      fi
      """;

  /** {@code host:port/database}, as services are told it. */
  public String address() {
    return "127.0.0.1:" + port + "/" + DATABASE;
  }

  /** For a person's own client; without the password. */
  public String url() {
    return "postgresql://" + USER + "@" + address();
  }

  /** The password; the server must have been made. */
  public String password() {
    try {
      return Files.readString(passwordFile());
    } catch (IOException e) {
      throw new UncheckedIOException("the database's password cannot be read", e);
    }
  }

  /** What a service is told by its environment, beside the address. */
  public Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    environment.put("QUARKUS_DATASOURCE_USERNAME", USER);
    environment.put("QUARKUS_DATASOURCE_PASSWORD", password());
    if (secure) {
      environment.put("ROOST_DATABASE_SSLROOTCERT", tls().ca().toString());
    }
    return environment;
  }

  private ServerTls tls() {
    return new ServerTls(home().resolve("tls"));
  }

  /** The server's program; what the first start needs is made, and what a killed one left ends. */
  public Program program() throws IOException, StartFailedException, InterruptedException {
    Files.createDirectories(home());
    ServerPrograms programs = new ServerPrograms(state.databasePrograms());
    programs.unpack();
    endLeftovers();
    List<String> prefix = Unprivileged.prefix();
    if (!Files.exists(data())) {
      make(programs, prefix);
    }
    PostmasterFile file = new PostmasterFile(data().resolve("postmaster.pid"));
    file.forget();
    List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", IN_A_SESSION_OF_ITS_OWN, NAME));
    command.addAll(prefix);
    command.addAll(List.of(programs.postgres().toString(), "-D", data().toString()));
    command.addAll(ServerSettings.arguments(port));
    if (secure) {
      command.addAll(tls().arguments());
    }
    return new Program(
        NAME, new Stopping(STOP_RANK, Stopping.Signal.INT), command, Map.of(), file::saysReady);
  }

  /**
   * Ends processes of a server that is not the stack's child any more. A killed server's own
   * children end by themselves, but not at once, and the next server does not start beside them.
   */
  private void endLeftovers() {
    List<ProcessHandle> left = Orphans.running(state.databasePrograms());
    if (!left.isEmpty()) {
      Orphans.stop(left);
    }
  }

  private void make(ServerPrograms programs, List<String> prefix)
      throws IOException, StartFailedException, InterruptedException {
    PrivateFile.write(passwordFile(), freshPassword().getBytes(StandardCharsets.UTF_8));
    Path fresh = home().resolve("data.new");
    StateDirectory.delete(fresh);
    List<String> initdb = new ArrayList<>(prefix);
    initdb.addAll(List.of(programs.initdb().toString(), "-D", fresh.toString(), "-U", USER));
    initdb.addAll(List.of("--encoding=UTF8", "--locale=C", "--auth=scram-sha-256"));
    initdb.add("--pwfile=" + passwordFile());
    run(initdb, "");
    List<String> single = new ArrayList<>(prefix);
    single.addAll(List.of(programs.postgres().toString(), "--single", "-D", fresh.toString()));
    single.add("postgres");
    run(single, "CREATE DATABASE " + DATABASE + "\n");
    Files.move(fresh, data(), StandardCopyOption.ATOMIC_MOVE);
  }

  private void run(List<String> command, String input)
      throws IOException, StartFailedException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(Redirect.appendTo(state.log(NAME).toFile()))
            .start();
    try (var in = process.getOutputStream()) {
      in.write(input.getBytes(StandardCharsets.UTF_8));
    }
    if (process.waitFor() != 0) {
      throw new StartFailedException(
          "PostgreSQL could not make its data directory, see " + state.log(NAME) + ".");
    }
  }

  private static String freshPassword() {
    return HexFormat.of().formatHex(new SecureRandom().generateSeed(PASSWORD_BYTES));
  }

  private Path home() {
    return state.postgresql();
  }

  private Path data() {
    return home().resolve("data");
  }

  private Path passwordFile() {
    return home().resolve("password");
  }
}
