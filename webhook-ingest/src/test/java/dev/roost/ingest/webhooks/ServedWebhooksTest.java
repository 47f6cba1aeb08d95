package dev.roost.ingest.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.contracts.outbox.OutboxPosition;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ServedWebhooksTest {

  private static final WebhookName MAIN = new WebhookName("demo", "main");

  private final ServedWebhooks webhooks = new ServedWebhooks();

  @Test
  void theHighestPositionCountsInWhateverOrderTheyCome() {
    webhooks.tell(MAIN, new OutboxPosition(0, 3), true);
    webhooks.tell(MAIN, new OutboxPosition(0, 5), false);
    webhooks.tell(MAIN, new OutboxPosition(0, 4), true);

    assertThat(webhooks.contains(MAIN)).isFalse();
  }

  @Test
  void aTableWithNothingInItCanBeLoaded() {
    boolean before = webhooks.loaded();

    webhooks.readToItsEnd();

    assertThat(before).isFalse();
    assertThat(webhooks.loaded()).isTrue();
    assertThat(webhooks.contains(MAIN)).isFalse();
  }

  @Test
  void aKeyNamesAppAndEndpoint() {
    assertThat(WebhookName.ofKey("demo/main")).isEqualTo(Optional.of(MAIN));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "demo", "/main", "demo/", "demo/main/7"})
  void whatIsNotOfThatFormNamesNothing(String key) {
    assertThat(WebhookName.ofKey(key)).isEmpty();
  }
}
