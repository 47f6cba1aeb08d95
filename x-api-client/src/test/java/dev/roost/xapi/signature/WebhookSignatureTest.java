package dev.roost.xapi.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WebhookSignatureTest {

  private static final byte[] BODY = "{\"for_user_id\":\"1\"}".getBytes(StandardCharsets.UTF_8);

  @Test
  void hexInsteadOfBase64IsNoSignature() {
    byte[] mac = new byte[32];

    var parsed = WebhookSignature.parse("sha256=" + HexFormat.of().formatHex(mac));

    assertThat(parsed).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "sha256=",
        "sha1=YWHphPn/JFq43jkF0y4/w8R/SelmLjvpunhVFY8JhlI=",
        "YWHphPn/JFq43jkF0y4/w8R/SelmLjvpunhVFY8JhlI=",
        "sha256=YWHphPn_JFq43jkF0y4_w8R_SelmLjvpunhVFY8JhlI=",
        "sha256= YWHphPn/JFq43jkF0y4/w8R/SelmLjvpunhVFY8JhlI=",
        "sha256=not base64"
      })
  void whatIsNotOfXsFormIsNoSignature(String header) {
    assertThat(WebhookSignature.parse(header)).isEmpty();
  }

  @Test
  void aChangedByteChangesTheSignature() {
    WebhookSecret secret = WebhookSecret.of("secret");
    byte[] changed = BODY.clone();
    changed[5] ^= 1;

    assertThat(secret.sign(changed)).isNotEqualTo(secret.sign(BODY));
    assertThat(secret.sign(BODY)).isEqualTo(secret.sign(BODY.clone()));
  }

  @Test
  void anotherSecretSignsAnotherWay() {
    assertThat(WebhookSecret.of("one").sign(BODY)).isNotEqualTo(WebhookSecret.of("two").sign(BODY));
  }

  @Test
  void aSecretAndASignatureDoNotShowThemselves() {
    WebhookSecret secret = WebhookSecret.of("hunter2");

    assertThat(secret).hasToString("WebhookSecret[hidden]");
    assertThat(secret.sign(BODY)).hasToString("WebhookSignature[hidden]");
  }

  /** As {@code printf %s 'a label' | openssl dgst -sha256 -mac HMAC -macopt key:hunter2} says. */
  @Test
  void aFingerprintIsTheBeginningOfTheHmacOfTheCallersLabel() {
    WebhookSecret secret = WebhookSecret.of("hunter2");

    assertThat(secret.fingerprint("a label")).isEqualTo("c8a3e2c202d19ae9");
    assertThat(secret.fingerprint("another label")).isNotEqualTo(secret.fingerprint("a label"));
  }

  @Test
  void secretsAreEqualThatSignAlike() {
    assertThat(WebhookSecret.of("one"))
        .isEqualTo(WebhookSecret.of("one"))
        .hasSameHashCodeAs(WebhookSecret.of("one"))
        .isNotEqualTo(WebhookSecret.of("two"));
  }

  @Test
  void anEmptySecretIsRefused() {
    assertThatThrownBy(() -> WebhookSecret.of("")).isInstanceOf(IllegalArgumentException.class);
  }
}
