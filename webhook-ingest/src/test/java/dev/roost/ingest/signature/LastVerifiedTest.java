package dev.roost.ingest.signature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.ingest.keys.AppKeys;
import dev.roost.xapi.signature.WebhookSecret;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LastVerifiedTest {

  private static final WebhookSecret CONSUMER = WebhookSecret.of("consumer");
  private static final WebhookSecret CLIENT = WebhookSecret.of("client");

  private final LastVerified lastVerified = new LastVerified();

  @Test
  void beforeAnyDeliveryTheClientSecretAnswers() {
    assertThat(lastVerified.forUnsignedChallenge(app(List.of(CLIENT)))).contains(CLIENT);
    assertThat(lastVerified.forUnsignedChallenge(app(List.of()))).contains(CONSUMER);
  }

  @Test
  void afterADeliveryItsSecretAnswers() {
    lastVerified.remember("demo", CONSUMER);

    assertThat(lastVerified.forUnsignedChallenge(app(List.of(CLIENT)))).contains(CONSUMER);
  }

  @Test
  void aRetiredSecretAnswersNoMore() {
    lastVerified.remember("demo", WebhookSecret.of("retired"));

    assertThat(lastVerified.forUnsignedChallenge(app(List.of(CLIENT)))).contains(CLIENT);
  }

  private static AppKeys app(List<WebhookSecret> clientSecrets) {
    return new AppKeys("demo", List.of(CONSUMER), clientSecrets, false);
  }
}
