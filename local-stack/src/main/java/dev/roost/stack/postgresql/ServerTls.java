package dev.roost.stack.postgresql;

import dev.roost.stack.secure.Certificates;
import dev.roost.stack.state.PrivateFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The settings by which the server takes connections with TLS alone.
 *
 * @param directory where its certificates and its list of who is let in are
 */
record ServerTls(Path directory) {

  private static final String TLS_ALONE =
      """
      # Written at every start by ./roost up --secure; changes here are lost
      hostssl all all 127.0.0.1/32 scram-sha-256
      """;

  /** The certificate of the CA, which services trust; made by {@link #arguments()}. */
  Path ca() {
    return directory.resolve("ca.pem");
  }

  /** As arguments of the server; the files that they name are made. */
  List<String> arguments() throws IOException {
    Files.createDirectories(directory);
    Path server = Certificates.in(directory, "server.pem", Postgresql.NAME).server();
    Path allowed = directory.resolve("pg_hba.conf");
    PrivateFile.write(allowed, TLS_ALONE.getBytes(StandardCharsets.UTF_8));
    return List.of(
        "-c",
        "ssl=on",
        "-c",
        "ssl_cert_file=" + server,
        "-c",
        "ssl_key_file=" + server,
        "-c",
        "hba_file=" + allowed);
  }
}
