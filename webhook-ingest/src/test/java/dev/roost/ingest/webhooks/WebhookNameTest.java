package dev.roost.ingest.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WebhookNameTest {

  private static final WebhookName MAIN = new WebhookName("demo", "main");

  @Test
  void aKeyNamesAppAndEndpoint() {
    assertThat(WebhookName.ofKey("demo/main")).isEqualTo(Optional.of(MAIN));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "demo", "/main", "demo/", "demo/main/7", "demo/ma in", "de_mo/main"})
  void whatIsNotOfThatFormNamesNothing(String key) {
    assertThat(WebhookName.ofKey(key)).isEmpty();
  }
}
