package dev.roost.ingest.secretuse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.contracts.vault.WebhookSecretUses.Use;
import dev.roost.ingest.webhooks.WebhookName;
import dev.roost.xapi.signature.WebhookSecret;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SecretUsesTest {

  private static final WebhookName MAIN = new WebhookName("demo", "main");
  private static final Instant THEN = Instant.parse("2026-11-24T09:30:00Z");

  private final SecretUses uses = new SecretUses();

  private static WebhookSecret secret(String text) {
    // Another object each time, as after each fetch of the keys.
    return WebhookSecret.of(text);
  }

  @Test
  void aWebhookAndASecretAreOneEntryHoweverManyDeliveriesThereWere() {
    IntStream.range(0, 10_000)
        .forEach(it -> uses.verified(MAIN, secret("secret-a"), THEN.plusMillis(it)));
    uses.verified(MAIN, secret("secret-b"), THEN);
    uses.verified(new WebhookName("demo", "second"), secret("secret-a"), THEN);

    assertThat(uses.untold()).hasSize(3);
    assertThat(uses.untold().stream().map(SecretUses.Untold::use).map(Use::lastVerifiedAt))
        .containsExactlyInAnyOrder(
            "2026-11-24T09:30:09.999Z", "2026-11-24T09:30:00Z", "2026-11-24T09:30:00Z");
  }

  @Test
  void whatWasVerifiedWhileTheVaultWasToldIsStillToTell() {
    uses.verified(MAIN, secret("secret-a"), THEN);
    uses.verified(MAIN, secret("secret-b"), THEN);
    List<SecretUses.Untold> underway = uses.untold();
    uses.verified(MAIN, secret("secret-a"), THEN.plusSeconds(1));

    uses.told(underway);

    assertThat(uses.untold().stream().map(it -> it.use().lastVerifiedAt()))
        .containsExactly("2026-11-24T09:30:01Z");
  }
}
