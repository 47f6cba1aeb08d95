package dev.roost.simulator.oauth2;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CodeChallengeVectorsTest {

  private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
  private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

  /** RFC 7636, appendix B. */
  @ParameterizedTest
  @ValueSource(strings = {"S256", "s256"})
  void theExampleOfTheRfcIsMetByItsVerifierAlone(String method) {
    CodeChallenge challenge = CodeChallenge.of(CHALLENGE, method).orElseThrow();

    assertThat(challenge.isMetBy(VERIFIER)).isTrue();
    assertThat(challenge.isMetBy(VERIFIER.replace('d', 'e'))).isFalse();
    assertThat(challenge.isMetBy(CHALLENGE)).isFalse();
  }

  @Test
  void aPlainChallengeIsItsVerifier() {
    CodeChallenge challenge = CodeChallenge.of("challenge", "plain").orElseThrow();

    assertThat(challenge.isMetBy("challenge")).isTrue();
    assertThat(challenge.isMetBy("Challenge")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"challenge, ''", "challenge, PLAIN", "challenge, S512", "'', S256", "a b, plain"})
  void anythingElseIsNone(String value, String method) {
    assertThat(CodeChallenge.of(value, method)).isEmpty();
  }

  @Test
  void aChallengeHasAtMost128Characters() {
    assertThat(CodeChallenge.of("x".repeat(128), "plain")).isPresent();
    assertThat(CodeChallenge.of("x".repeat(129), "plain")).isEmpty();
  }
}
