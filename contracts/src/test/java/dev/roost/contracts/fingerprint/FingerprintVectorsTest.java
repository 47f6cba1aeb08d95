package dev.roost.contracts.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** The file's values are what {@code openssl dgst -sha256 -mac HMAC} says, cut to 16 digits. */
final class FingerprintVectorsTest {

  @ParameterizedTest
  @CsvFileSource(resources = "/dev/roost/contracts/fingerprint-vectors.csv", numLinesToSkip = 1)
  void aFingerprintIsTheBeginningOfTheHmacOfTheLabel(String secret, String fingerprint) {
    assertThat(Fingerprint.of(secret.getBytes(StandardCharsets.UTF_8)))
        .hasToString(fingerprint)
        .isEqualTo(new Fingerprint(fingerprint));
  }

  @Test
  void anEmptySecretHasNone() {
    assertThatThrownBy(() -> Fingerprint.of(new byte[0]))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
