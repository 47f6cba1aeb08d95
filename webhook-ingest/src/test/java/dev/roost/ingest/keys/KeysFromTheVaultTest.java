package dev.roost.ingest.keys;

import static dev.roost.ingest.doubles.HandmadeX.signed;
import static dev.roost.testsupport.clock.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.ingest.doubles.FakeVault;
import dev.roost.ingest.doubles.HandmadeX;
import dev.roost.ingest.doubles.Servers;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Announcements are lost here, all of them: nobody sends one. */
@QuarkusTest
@WithTestResource(Servers.class)
class KeysFromTheVaultTest {

  private static final Path LOG = Path.of("target", "ingest.log");

  @TestHTTPResource("/")
  String url;

  @Inject MeterRegistry metrics;

  private final FakeVault vault = Servers.vault();
  private HandmadeX x;

  @BeforeEach
  void keysAsAtFirst() {
    x = new HandmadeX(url.replaceAll("/$", ""));
    vault.has(Servers.KEYS);
    await().untilAsserted(() -> assertThat(challenge("demo/main", "demo-consumer")).isEqualTo(200));
  }

  @AfterEach
  void keysAsAtFirstForOthers() {
    vault.has(Servers.KEYS);
  }

  @Test
  void aKeyAddedAtTheVaultVerifiesThoughNobodyAnnouncesIt() {
    vault.has(Servers.KEYS.replace("\"demo-consumer\"", "\"demo-newest\",\"demo-consumer\""));

    await().untilAsserted(() -> assertThat(deliver("demo-newest")).isEqualTo(200));
    assertThat(deliver("demo-consumer")).isEqualTo(200);
  }

  @Test
  void aKeyRetiredAtTheVaultVerifiesNothingAnyMore() {
    vault.has(Servers.KEYS.replace("\"demo-consumer\"", "\"demo-newest\""));

    await().untilAsserted(() -> assertThat(deliver("demo-consumer")).isEqualTo(401));
    assertThat(deliver("demo-newest")).isEqualTo(200);
  }

  @Test
  void nothingIsSentWhileNothingChanged() {
    int handedOut = vault.handedOut();
    int unchanged = vault.unchanged();

    await().untilAsserted(() -> assertThat(vault.unchanged()).isGreaterThan(unchanged));

    assertThat(vault.handedOut()).isEqualTo(handedOut);
  }

  @ParameterizedTest
  @CsvSource({"401, refused", "403, refused", "500, failing"})
  void aRefusalChangesNothingAndIsCounted(int status, String outcome) {
    double before = fetches(outcome);

    vault.refuses(status);

    await().untilAsserted(() -> assertThat(fetches(outcome)).isGreaterThan(before));
    assertThat(deliver("demo-consumer")).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"apps\":{\"demo\":{\"consumerSecrets\":[\"broken-secret\"",
        "{\"apps\":{\"demo\":{\"consumerSecrets\":[\"broken-secret\"]}}}",
        "<html>broken-secret</html>"
      })
  void aBrokenAnswerChangesNothingAndIsCounted(String answer) {
    double before = fetches("unusable");

    vault.has(answer);

    await().untilAsserted(() -> assertThat(fetches("unusable")).isGreaterThan(before));
    assertThat(deliver("demo-consumer")).isEqualTo(200);
    assertThat(deliver("broken-secret")).isEqualTo(401);
  }

  @Test
  void anAppWhoseKeysAreGoneIsNotServedAndNotUnknown() {
    vault.has("{\"apps\":{}}");

    await().untilAsserted(() -> assertThat(challenge("demo/main", "")).isEqualTo(503));
    assertThat(deliver("demo-consumer")).isEqualTo(503);
    assertThat(challenge("demo/other", "")).isEqualTo(404);
  }

  @Test
  void whileTheVaultIsAwayItServesFromMemoryAndFindsTheVaultAgain() {
    double before = fetches("unreachable");

    vault.stop();
    await().untilAsserted(() -> assertThat(fetches("unreachable")).isGreaterThan(before));
    int challenge = challenge("demo/main", "demo-consumer");
    int delivery = deliver("demo-consumer");
    vault.has(Servers.KEYS.replace("demo-consumer", "demo-newest"));
    vault.begin();

    assertThat(challenge).isEqualTo(200);
    assertThat(delivery).isEqualTo(200);
    await().untilAsserted(() -> assertThat(deliver("demo-newest")).isEqualTo(200));
  }

  @Test
  void nothingSecretIsInTheLog() throws IOException {
    vault.has("{\"apps\":{\"demo\":{\"consumerSecrets\":[\"broken-secret\"");
    double before = fetches("unusable");
    await().untilAsserted(() -> assertThat(fetches("unusable")).isGreaterThan(before));
    vault.has(Servers.KEYS.replace("demo-consumer", "demo-newest"));
    await().untilAsserted(() -> assertThat(deliver("demo-newest")).isEqualTo(200));

    String log = Files.readString(LOG);

    assertThat(log)
        .contains("Webhook keys fetched from token-vault apps=")
        .contains("Webhook keys cannot be fetched")
        .contains("DEBUG")
        .doesNotContain("demo-consumer", "demo-client", "demo-newest", "strict-client")
        .doesNotContain("old-consumer", "broken-secret", FakeVault.TOKEN);
  }

  private int deliver(String secret) {
    try {
      return x.deliver("demo/main", "{}", signed("{}", secret, ""));
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private int challenge(String webhook, String secret) {
    try {
      Map<String, String> headers = signed(HandmadeX.query("token"), secret, "");
      return x.challenge(webhook, "token", headers).statusCode();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private double fetches(String outcome) {
    return metrics.counter("roost.ingest.keys.fetches", "outcome", outcome).count();
  }
}
