package dev.roost.postgresql.tls;

import java.util.Arrays;
import java.util.stream.Collectors;

/** libpq's {@code sslmode}, without those that go on unencrypted where the server has no TLS. */
public enum SslMode {
  /** Plain text. */
  DISABLE("disable"),
  /** Encrypted, and whoever answers is believed. */
  REQUIRE("require"),
  /** The server's certificate is signed by a CA that is trusted. */
  VERIFY_CA("verify-ca"),
  /** And it is that of the host that was asked for. */
  VERIFY_FULL("verify-full");

  private final String text;

  SslMode(String text) {
    this.text = text;
  }

  /** As it is set. */
  public String text() {
    return text;
  }

  static SslMode parse(String text) {
    return Arrays.stream(values())
        .filter(mode -> mode.text.equals(text))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "%s=%s is none of %s. What goes on without TLS where the server has none, as prefer does, is not taken."
                    .formatted(
                        TlsSettings.MODE,
                        text,
                        Arrays.stream(values())
                            .map(SslMode::text)
                            .collect(Collectors.joining(", ")))));
  }
}
