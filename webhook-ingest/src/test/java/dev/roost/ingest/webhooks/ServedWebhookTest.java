package dev.roost.ingest.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.contracts.webhook.WebhookState;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ServedWebhookTest {

  private static final WebhookName NAME = new WebhookName("demo", "main");

  /** A record from before webhooks had an API is of version 1.1; one that cannot be read is not. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"webhookId":"7","api":"2"}                       | 7 | 2
          {"webhookId":"7","api":"1.1","state":"later"}     | 7 | 1.1
          {"webhookId":"7"}                                 | 7 | 1.1
          {"webhookId":"7","api":null}                      | 7 | 1.1
          {"api":"2"}                                       |   | 2
          {"webhookId":null,"state":"registering"}          |   | 1.1
          {"webhookId":"7","api":"3"}                       |   |
          {"webhookId":"7","api":2}                         | 7 | 2
          not json                                          |   |
          """)
  void itTakesFromTheRecordWhatItUnderstands(
      String value, @Nullable String webhookId, @Nullable String api) {
    assertThat(ServedWebhook.of(NAME, value.getBytes(UTF_8)))
        .isEqualTo(
            new ServedWebhook(
                NAME,
                Optional.ofNullable(webhookId),
                Optional.ofNullable(api).map(WebhookState.Api::of)));
  }
}
