package dev.roost.vault.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.Serializable;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

final class SecretTest {

  private final Secret secret = Secret.of("correct horse battery staple");

  private record Answer(List<Secret> secrets) {}

  @Test
  void aSecretIsNotPrinted() {
    String printed = new Answer(List.of(secret)).toString();

    assertThat(printed).contains("hidden").doesNotContain("horse");
  }

  @Test
  void aSecretIsNotWrittenToJson() {
    assertThatThrownBy(() -> new ObjectMapper().writeValueAsString(new Answer(List.of(secret))))
        .isInstanceOf(JsonProcessingException.class)
        .hasMessageNotContaining("horse");
  }

  @Test
  void aSecretIsNotSerialisable() {
    assertThat(secret).isNotInstanceOf(Serializable.class);
  }

  @Test
  void aSecretIsReadFromJson() throws JsonProcessingException {
    Secret read = new ObjectMapper().readValue("\"correct horse battery staple\"", Secret.class);

    assertThat(read.sameAs(secret)).isTrue();
    assertThat(read.sameAs(Secret.of("correct horse battery stapl"))).isFalse();
  }

  /** webhook-ingest has the same test of the same file: both show one secret alike. */
  @ParameterizedTest
  @CsvFileSource(resources = "/dev/roost/contracts/fingerprint-vectors.csv", numLinesToSkip = 1)
  void aFingerprintIsTheOneOfTheContract(String text, String fingerprint) {
    assertThat(Secret.of(text).fingerprint()).hasToString(fingerprint);
  }

  @Test
  void whatIsExposedIsACopy() {
    byte[] exposed = secret.exposeSecretBytes();
    exposed[0] = 'X';

    assertThat(secret.sameAs(Secret.of("correct horse battery staple"))).isTrue();
  }
}
