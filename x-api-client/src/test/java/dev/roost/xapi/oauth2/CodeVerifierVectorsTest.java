package dev.roost.xapi.oauth2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

/** The known answer of RFC 7636, appendix B. */
final class CodeVerifierVectorsTest {

  @Test
  void theChallengeIsThatOfTheRfc() {
    assertThat(CodeVerifier.of("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk").challenge())
        .isEqualTo("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
  }

  @Test
  void eachIsAnotherOfTheFormThatTheRfcWants() {
    CodeVerifier one = CodeVerifier.next(new SecureRandom());
    CodeVerifier other = CodeVerifier.next(new SecureRandom());

    assertThat(one.exposed()).matches("[A-Za-z0-9_-]{43}").isNotEqualTo(other.exposed());
    assertThat(CodeVerifier.of(one.exposed()).challenge()).isEqualTo(one.challenge());
    assertThat(one).hasToString("CodeVerifier[hidden]");
  }

  @Test
  void whatIsNoVerifierIsRefused() {
    assertThatThrownBy(() -> CodeVerifier.of("too-short"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("too-short");
  }
}
