package dev.roost.postgresql.tls;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How a service's connections are secured.
 *
 * @param mode how much of the server is verified
 * @param rootCertificates a file of certificates in PEM that are trusted; the JVM's where there is
 *     none
 */
public record TlsSettings(SslMode mode, Optional<Path> rootCertificates) {

  /** The setting of the mode. */
  public static final String MODE = "roost.database.sslmode";

  /** The setting of the file. */
  public static final String ROOT_CERTIFICATES = "roost.database.sslrootcert";

  /**
   * Reads the settings. Where a file is named and no mode is, everything is verified.
   *
   * @param mode the value of {@link #MODE}, empty where it is not set
   * @param file the value of {@link #ROOT_CERTIFICATES}, likewise
   * @throws IllegalArgumentException where one is wrong; the message names it and says what to do
   */
  public static TlsSettings of(Optional<String> mode, Optional<String> file) {
    Optional<Path> certificates = file.filter(name -> !name.isBlank()).map(Path::of);
    SslMode chosen =
        mode.filter(text -> !text.isBlank())
            .map(SslMode::parse)
            .orElse(certificates.isPresent() ? SslMode.VERIFY_FULL : SslMode.DISABLE);
    certificates
        .filter(path -> !Files.isReadable(path))
        .ifPresent(path -> {
          throw new IllegalArgumentException(
              "%s=%s is no file that this process can read: mount the CA's certificate in PEM there."
                  .formatted(ROOT_CERTIFICATES, path));
        });
    if (certificates.isPresent() && chosen.compareTo(SslMode.VERIFY_CA) < 0) {
      throw new IllegalArgumentException(
          "%s names a CA, and %s=%s does not ask it: leave the mode out, or set verify-full."
              .formatted(ROOT_CERTIFICATES, MODE, chosen.text()));
    }
    return new TlsSettings(chosen, certificates);
  }

  /** Whether anything is encrypted. */
  public boolean isEnabled() {
    return mode != SslMode.DISABLE;
  }
}
