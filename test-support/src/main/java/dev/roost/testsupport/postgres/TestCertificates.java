package dev.roost.testsupport.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * A private CA and a server's certificate that it signed, in a directory that the caller removes.
 *
 * @param ca the CA's certificate in PEM
 * @param server the server's certificate in PEM
 * @param key the server's key in PEM, which only its owner reads
 */
public record TestCertificates(Path ca, Path server, Path key) {

  private static final String PASSWORD = "changeit";

  /**
   * Makes them by the runtime's {@code keytool}.
   *
   * @param names what the server's certificate is for, as {@code keytool} takes them: {@code
   *     dns:localhost,ip:127.0.0.1}
   */
  public static TestCertificates in(Path directory, String names) {
    try {
      Path store = directory.resolve("certificates.p12");
      keytool(store, "ca", "CN=test CA", List.of("-ext", "bc:c=ca:true"));
      keytool(store, "server", "CN=postgresql", List.of("-signer", "ca", "-ext", "san=" + names));
      KeyStore all = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
      byte[] key = all.getKey("server", PASSWORD.toCharArray()).getEncoded();
      Path keyFile = pem(directory.resolve("server.key"), "PRIVATE KEY", key);
      Files.setPosixFilePermissions(keyFile, PosixFilePermissions.fromString("rw-------"));
      return new TestCertificates(
          pem(directory.resolve("ca.pem"), "CERTIFICATE", all.getCertificate("ca").getEncoded()),
          pem(
              directory.resolve("server.pem"),
              "CERTIFICATE",
              all.getCertificate("server").getEncoded()),
          keyFile);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Path pem(Path file, String what, byte[] der) throws IOException {
    String lines =
        Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(der);
    return Files.writeString(
        file, "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(what, lines));
  }

  private static void keytool(Path store, String alias, String name, List<String> more)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of("-genkeypair", "-alias", alias, "-dname", name, "-keyalg", "EC"));
    command.addAll(List.of("-storetype", "PKCS12", "-keystore", store.toString()));
    command.addAll(List.of("-storepass", PASSWORD));
    command.addAll(more);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.onExit().join().exitValue() != 0) {
      throw new IllegalStateException("keytool made no certificate: " + output);
    }
  }
}
