package dev.roost.vault.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.Serializable;
import java.util.List;
import org.junit.jupiter.api.Test;

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

  /** As {@code printf %s 'correct horse battery staple' | sha256sum} says. */
  @Test
  void aFingerprintIsTheBeginningOfTheSha256() {
    assertThat(secret.fingerprint()).isEqualTo("sha256:c4bbcb1fbec99d65");
  }

  @Test
  void whatIsExposedIsACopy() {
    byte[] exposed = secret.exposeSecretBytes();
    exposed[0] = 'X';

    assertThat(secret.sameAs(Secret.of("correct horse battery staple"))).isTrue();
  }
}
