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
  void aWholeFileIsRead() {
    var keys =
        KeysDocument.parse(
            utf8(
                """
                {"apps":{"demo":{"endpoints":["main","second"],"consumerSecrets":["a","b"],
                 "clientSecrets":["c"],"requireModern":true}}}
                """));

    assertThat(keys).containsOnlyKeys("demo");
    AppKeys demo = Objects.requireNonNull(keys.get("demo"));
    assertThat(demo.endpoints()).containsExactlyInAnyOrder("main", "second");
    assertThat(demo.consumerSecrets())
        .containsExactly(WebhookSecret.of("a"), WebhookSecret.of("b"));
    assertThat(demo.preferred()).startsWith(WebhookSecret.of("c"));
    assertThat(demo.requireModern()).isTrue();
  }

  @Test
  void anAppWithoutClientSecretsNeedsNone() {
    var keys =
        KeysDocument.parse(
            utf8("{\"apps\":{\"demo\":{\"endpoints\":[\"main\"],\"consumerSecrets\":[\"a\"]}}}"));

    assertThat(Objects.requireNonNull(keys.get("demo")).clientSecrets()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                                                 | no "apps"
          nonsense                                                           | not JSON of the form
          {"apps":{"demo":{"consumerSecrets":["hush"]}}}                     | apps.demo.endpoints names no endpoint
          {"apps":{"demo":{"endpoints":["main"]}}}                           | apps.demo.consumerSecrets holds no secret
          {"apps":{"demo":{"endpoints":["main"],"consumerSecrets":[" "]}}}   | apps.demo.consumerSecrets holds an empty secret
          {"apps":{"demo":{"endpoints":["main"],"consumerSecrets":["hush"],"requireModern":true}}} | apps.demo.requireModern is on
          {"apps":{"demo":{"endpoints":["main"],"consumerSecret":["hush"]}}} | not JSON of the form
          """)
  void whatIsWrongIsSaidAndTheFileIsNotShown(String json, String says) {
    assertThatThrownBy(() -> KeysDocument.parse(utf8(json)))
        .isInstanceOf(InvalidKeysException.class)
        .hasMessageContaining(says)
        .hasMessageNotContaining("hush");
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
