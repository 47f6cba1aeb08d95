package dev.roost.stack.secure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The runtime's own {@code keytool}: Java has no other way to make a certificate without a library.
 *
 * @param store the key store it writes to
 * @param password of the store, given by the environment
 */
record Keytool(Path store, String password) {

  private static final String PASSWORD = "ROOST_STORE_PASSWORD";

  // As long as a state directory may live; nobody renews what reset makes anew.
  private static final String DAYS = "3650";

  /** A key pair that signs itself, with these extensions. */
  void generate(String alias, String name, String... extensions) throws IOException {
    run(alias, name, List.of(), List.of(extensions));
  }

  /** A key pair that another one in the store signs. */
  void generateSigned(String alias, String name, String signer, String... extensions)
      throws IOException {
    run(alias, name, List.of("-signer", signer), List.of(extensions));
  }

  private void run(String alias, String name, List<String> signer, List<String> extensions)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of("-genkeypair", "-alias", alias, "-dname", name));
    command.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1", "-validity", DAYS));
    command.addAll(List.of("-storetype", "PKCS12", "-keystore", store.toString()));
    command.addAll(List.of("-storepass:env", PASSWORD));
    command.addAll(signer);
    extensions.forEach(extension -> command.addAll(List.of("-ext", extension)));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put(PASSWORD, password);
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.onExit().join().exitValue() != 0) {
      throw new IOException("keytool made no certificate: " + said.strip());
    }
  }
}
