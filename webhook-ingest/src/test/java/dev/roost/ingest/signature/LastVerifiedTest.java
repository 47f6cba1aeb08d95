package dev.roost.ingest.signature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.contracts.webhook.WebhookState;
import dev.roost.ingest.keys.AppKeys;
import dev.roost.ingest.webhooks.ServedWebhook;
import dev.roost.ingest.webhooks.WebhookName;
import dev.roost.xapi.signature.WebhookSecret;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LastVerifiedTest {

  private static final WebhookSecret CONSUMER = WebhookSecret.of("consumer");
  private static final WebhookSecret CLIENT = WebhookSecret.of("client");
  private static final AppKeys BOTH =
      new AppKeys("demo", List.of(CONSUMER), List.of(CLIENT), false);

  private final LastVerified lastVerified = new LastVerified();

  /** Each line: the API, the secrets on file, require-modern, and the secret that answers. */
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          1.1, consumer, client, false, consumer
          1.1, consumer,       , false, consumer
          1.1,         , client, false, client
          1.1, consumer, client, true,  client
          2,   consumer, client, false, client
          2,   consumer,       , false, consumer
          2,           , client, true,  client
             , consumer, client, false, client
             , consumer,       , false, consumer
          2,           ,       , false,
          1.1,         ,       , true,
          """)
  void beforeAnyDeliveryTheApiDecides(
      @Nullable String api,
      @Nullable String consumer,
      @Nullable String client,
      boolean requireModern,
      @Nullable String answers) {
    AppKeys keys = new AppKeys("demo", secrets(consumer), secrets(client), requireModern);

    assertThat(lastVerified.forUnsignedChallenge(webhook("main", "1", api), keys))
        .isEqualTo(Optional.ofNullable(answers).map(WebhookSecret::of));
  }

  @Test
  void theSecretOfTheWebhooksOwnLastDeliveryAnswers() {
    ServedWebhook first = webhook("first", "1", "1.1");
    ServedWebhook second = webhook("second", "2", "2");
    lastVerified.remember(first, CLIENT);
    lastVerified.remember(second, CONSUMER);

    assertThat(lastVerified.forUnsignedChallenge(first, BOTH)).contains(CLIENT);
    assertThat(lastVerified.forUnsignedChallenge(second, BOTH)).contains(CONSUMER);

    lastVerified.remember(first, CONSUMER);
    lastVerified.remember(second, CLIENT);

    assertThat(lastVerified.forUnsignedChallenge(first, BOTH)).contains(CONSUMER);
    assertThat(lastVerified.forUnsignedChallenge(second, BOTH)).contains(CLIENT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.1", "2"})
  void twoWebhooksOfOneApiKeepTheirOwn(String api) {
    ServedWebhook first = webhook("first", "1", api);
    ServedWebhook second = webhook("second", "2", api);
    lastVerified.remember(first, CLIENT);
    lastVerified.remember(second, CONSUMER);

    assertThat(lastVerified.forUnsignedChallenge(first, BOTH)).contains(CLIENT);
    assertThat(lastVerified.forUnsignedChallenge(second, BOTH)).contains(CONSUMER);
  }

  @Test
  void aWebhookOfVersionOneWithoutADeliveryAnswersAsTheAppsOtherOnesDo() {
    lastVerified.remember(webhook("first", "1", "1.1"), CLIENT);

    assertThat(lastVerified.forUnsignedChallenge(webhook("new", "3", "1.1"), BOTH))
        .contains(CLIENT);
  }

  @Test
  void whatVerifiedByOneVersionSaysNothingOfTheOther() {
    lastVerified.remember(webhook("first", "1", "1.1"), CONSUMER);
    assertThat(lastVerified.forUnsignedChallenge(webhook("new", "2", "2"), BOTH)).contains(CLIENT);

    lastVerified.remember(webhook("second", "2", "2"), CLIENT);

    assertThat(lastVerified.forUnsignedChallenge(webhook("new", "3", "1.1"), BOTH))
        .contains(CONSUMER);
  }

  @Test
  void whatVerifiedForAFormerWebhookOfTheSameNameCountsNoMore() {
    lastVerified.remember(webhook("main", "1", "1.1"), CONSUMER);

    assertThat(lastVerified.forUnsignedChallenge(webhook("main", "2", "2"), BOTH)).contains(CLIENT);
    assertThat(lastVerified.forUnsignedChallenge(webhook("main", null, "2"), BOTH))
        .contains(CLIENT);
  }

  @Test
  void anotherAppsDeliveriesSayNothing() {
    ServedWebhook others =
        new ServedWebhook(
            new WebhookName("other", "main"), Optional.of("1"), Optional.of(WebhookState.Api.V1_1));
    lastVerified.remember(others, CLIENT);

    assertThat(lastVerified.forUnsignedChallenge(webhook("main", "1", "1.1"), BOTH))
        .contains(CONSUMER);
  }

  @Test
  void aRetiredSecretAnswersNoMore() {
    lastVerified.remember(webhook("main", "1", "1.1"), WebhookSecret.of("retired"));
    lastVerified.remember(webhook("second", "2", "2"), WebhookSecret.of("retired"));

    assertThat(lastVerified.forUnsignedChallenge(webhook("main", "1", "1.1"), BOTH))
        .contains(CONSUMER);
    assertThat(lastVerified.forUnsignedChallenge(webhook("second", "2", "2"), BOTH))
        .contains(CLIENT);
  }

  private static List<WebhookSecret> secrets(@Nullable String text) {
    return text == null ? List.of() : List.of(WebhookSecret.of(text));
  }

  private static ServedWebhook webhook(
      String endpoint, @Nullable String webhookId, @Nullable String api) {
    return new ServedWebhook(
        new WebhookName("demo", endpoint),
        Optional.ofNullable(webhookId),
        Optional.ofNullable(api).map(WebhookState.Api::of));
  }
}
