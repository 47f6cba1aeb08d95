package dev.roost.ingest.webhooks;

import static dev.roost.ingest.doubles.HandmadeX.signed;
import static dev.roost.testsupport.clock.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.contracts.topic.Topics;
import dev.roost.ingest.doubles.Announcements;
import dev.roost.ingest.doubles.HandmadeX;
import dev.roost.ingest.doubles.Servers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The vault is asked at start and when something is announced, never by itself. */
@QuarkusTest
@QuarkusTestResource(value = Servers.class, restrictToAnnotatedClass = true)
@TestProfile(AnnouncedTest.NoPolling.class)
class AnnouncedTest {

  /** Between two questions lies more time than the tests take. */
  public static final class NoPolling implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("roost.ingest.keys.poll-interval", "1h");
    }
  }

  @TestHTTPResource("/")
  String url;

  private HandmadeX x;
  private Announcements announcements;

  @BeforeEach
  void loaded() {
    x = new HandmadeX(url.replaceAll("/$", ""));
    announcements = new Announcements(Servers.broker().bootstrapServers());
    await().untilAsserted(() -> assertThat(challenge("demo/main")).isEqualTo(200));
  }

  @AfterEach
  void close() {
    announcements.close();
  }

  @Test
  void announcedKeysAreFetchedAtOnce() {
    Servers.vault().has(Servers.KEYS.replace("demo-consumer", "demo-newest"));

    // The channel may not have begun to listen when the service has begun to serve.
    await()
        .untilAsserted(() -> {
          announcements.credentials("demo");
          assertThat(x.deliver("demo/main", "{}", signed("{}", "demo-newest", ""))).isEqualTo(200);
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"registering", "valid", "invalid", "failed", "deleted"})
  void aWebhookIsServedWhateverItsState(String state) {
    announcements.webhook("demo/" + state, 5, state);

    await().untilAsserted(() -> assertThat(challenge("demo/" + state)).isEqualTo(200));
  }

  @Test
  void aWebhookTakenOutIsUnknownAndAnOlderAnnouncementDoesNotBringItBack() {
    announcements.webhook("demo/going", 5, "valid");
    await().untilAsserted(() -> assertThat(challenge("demo/going")).isEqualTo(200));

    announcements.noWebhook("demo/going", 6);
    announcements.webhook("demo/going", 5, "valid");

    await().untilAsserted(() -> assertThat(challenge("demo/going")).isEqualTo(404));
    announcements.webhook("demo/going", 7, "valid");
    await().untilAsserted(() -> assertThat(challenge("demo/going")).isEqualTo(200));
  }

  @Test
  void aWebhookOfAnAppWithoutKeysIsNotServedAndNotUnknown() {
    int before = challenge("early/main");

    announcements.webhook("early/main", 1, "registering");

    assertThat(before).isEqualTo(404);
    await().untilAsserted(() -> assertThat(challenge("early/main")).isEqualTo(503));
  }

  @Test
  void aRecordThatCannotBeReadStopsNothing() {
    announcements.send(Topics.WEBHOOKS, "no-endpoint", 1, "not json");
    announcements.webhook("demo/after", 1, "valid");

    await().untilAsserted(() -> assertThat(challenge("demo/after")).isEqualTo(200));
  }

  private int challenge(String webhook) {
    try {
      return x.challenge(webhook, "token", Map.of()).statusCode();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
