package dev.roost.ingest.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roost.xapi.signature.WebhookSecret;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class KeysDocumentTest {

  @Test
  void aWholeDocumentIsReadAndWhatANewerVaultSaysBesidesIsPassedOver() {
    var keys =
        KeysDocument.parse(
            utf8(
                """
                {"apps":{"demo":{"consumerSecrets":["a","b"],"clientSecrets":["c"],
                 "requireModern":true,"since":1}},"version":2}
                """));

    assertThat(keys).containsOnlyKeys("demo");
    AppKeys demo = Objects.requireNonNull(keys.get("demo"));
    assertThat(demo.consumerSecrets())
        .containsExactly(WebhookSecret.of("a"), WebhookSecret.of("b"));
    assertThat(demo.preferred()).startsWith(WebhookSecret.of("c"));
    assertThat(demo.requireModern()).isTrue();
  }

  @Test
  void anAppMayHaveNoSecretOfAFamilyYet() {
    var keys =
        KeysDocument.parse(
            utf8(
                """
                {"apps":{"demo":{"consumerSecrets":[],"clientSecrets":[],"requireModern":false}}}
                """));

    assertThat(Objects.requireNonNull(keys.get("demo")).preferred()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                                                 | no "apps"
          null                                                               | no "apps"
          nonsense                                                           | not JSON of the form
          {"apps":{"demo":{"consumerSecrets":["hush"],                       | not JSON of the form
          {"apps":{"demo":null}}                                             | apps.demo is empty
          {"apps":{"demo":{"clientSecrets":["hush"],"requireModern":false}}} | apps.demo.consumerSecrets is missing
          {"apps":{"demo":{"consumerSecrets":["hush"],"requireModern":true}}} | apps.demo.clientSecrets is missing
          {"apps":{"demo":{"consumerSecrets":["hush"],"clientSecrets":[]}}}  | apps.demo.requireModern is missing
          {"apps":{"demo":{"consumerSecrets":["hush"," "],"clientSecrets":[],"requireModern":false}}} | apps.demo.consumerSecrets holds an empty secret
          """)
  void whatIsWrongIsSaidAndTheDocumentIsNotShown(String json, String says) {
    assertThatThrownBy(() -> KeysDocument.parse(utf8(json)))
        .isInstanceOf(InvalidKeysException.class)
        .hasMessageContaining(says)
        .hasMessageNotContaining("hush");
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
