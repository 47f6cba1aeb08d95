package dev.roost.stack.secure;

import dev.roost.stack.state.PrivateFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/** Passwords that nobody has to remember. */
final class Passwords {

  private static final SecureRandom RANDOM = new SecureRandom();

  // As many bits as SCRAM's own salt and hash can use; no character that JAAS would have quoted.
  private static final int BYTES = 32;

  private Passwords() {}

  static String fresh() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** The password in this file; made where there is none. */
  static String in(Path file) throws IOException {
    if (!Files.exists(file)) {
      PrivateFile.write(file, fresh().getBytes(StandardCharsets.US_ASCII));
    }
    return Files.readString(file, StandardCharsets.US_ASCII);
  }
}
