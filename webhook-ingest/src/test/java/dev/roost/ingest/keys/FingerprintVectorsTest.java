package dev.roost.ingest.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.contracts.fingerprint.Fingerprint;
import dev.roost.xapi.signature.WebhookSecret;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** token-vault has the same test of the same file: both show one secret alike. */
final class FingerprintVectorsTest {

  @ParameterizedTest
  @CsvFileSource(resources = "/dev/roost/contracts/fingerprint-vectors.csv", numLinesToSkip = 1)
  void theKeyThatVerifiedIsNamedAsTheContractSays(String secret, String fingerprint) {
    assertThat(WebhookSecret.of(secret).fingerprint(Fingerprint.LABEL)).isEqualTo(fingerprint);
  }
}
