package dev.roost.ingest.crc;

import static dev.roost.ingest.doubles.HandmadeX.signed;
import static dev.roost.testsupport.clock.Waits.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.ingest.doubles.Announcements;
import dev.roost.ingest.doubles.HandmadeX;
import dev.roost.ingest.doubles.Servers;
import dev.roost.xapi.signature.WebhookSecret;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** X challenges without a signature, and what it signs with is to be known from elsewhere. */
@QuarkusTest
@WithTestResource(Servers.class)
class UnsignedChallengeTest {

  private static final String TOKEN = "ZTE2NzVkOGYtMzQ0Ni00MWQ=";
  private static final String BODY = "{\"for_user_id\":\"1\"}";
  private static final String KEYS =
      Servers.KEYS.replace(
          "\"old\":",
          """
          "both":{"consumerSecrets":["both-consumer"],"clientSecrets":["both-client"],
                  "requireModern":false},
          "anew":{"consumerSecrets":["anew-consumer"],"clientSecrets":["anew-client"],
                  "requireModern":false},
          "old":\
          """);

  @TestHTTPResource("/")
  String url;

  private HandmadeX x;
  private Announcements announcements;

  @BeforeEach
  void keysOfTwoMoreApps() {
    x = new HandmadeX(url.replaceAll("/$", ""));
    announcements = new Announcements(Servers.broker().bootstrapServers());
    Servers.vault().has(KEYS);
    // Until the table of webhooks was read, every name of an app that has keys is answered.
    await().untilAsserted(() -> assertThat(status("demo/nowhere")).isEqualTo(404));
  }

  @AfterEach
  void keysAsAtFirst() {
    Servers.vault().has(Servers.KEYS);
    announcements.close();
  }

  @Test
  void anAppWithAWebhookOfEachApiAnswersEachWithItsOwnSecret() throws Exception {
    announcements.webhookOfApi("both/aaa", 1, "1.1", "101");
    announcements.webhookOfApi("both/xaa", 1, "2", "102");
    await().untilAsserted(() -> assertThat(status("both/aaa")).isEqualTo(200));
    await().untilAsserted(() -> assertThat(status("both/xaa")).isEqualTo(200));

    assertThat(answer("both/aaa")).isEqualTo(keyedWith("both-consumer"));
    assertThat(answer("both/xaa")).isEqualTo(keyedWith("both-client"));

    await()
        .untilAsserted(() -> assertThat(deliver("both/aaa", "both-consumer", "")).isEqualTo(200));
    assertThat(deliver("both/xaa", "both-consumer", "both-client")).isEqualTo(200);

    assertThat(answer("both/aaa")).isEqualTo(keyedWith("both-consumer"));
    assertThat(answer("both/xaa")).isEqualTo(keyedWith("both-client"));

    assertThat(deliver("both/aaa", "", "both-client")).isEqualTo(200);
    assertThat(deliver("both/xaa", "both-consumer", "")).isEqualTo(200);

    assertThat(answer("both/aaa")).isEqualTo(keyedWith("both-client"));
    assertThat(answer("both/xaa")).isEqualTo(keyedWith("both-consumer"));
  }

  @Test
  void aWebhookMadeAnewUnderTheSameNameBeginsAnew() {
    announcements.webhookOfApi("anew/main", 1, "1.1", "201");
    await()
        .untilAsserted(() -> assertThat(deliver("anew/main", "anew-consumer", "")).isEqualTo(200));
    assertThat(answer("anew/main")).isEqualTo(keyedWith("anew-consumer"));

    announcements.webhookOfApi("anew/main", 2, "2", "202");

    await()
        .untilAsserted(() -> assertThat(answer("anew/main")).isEqualTo(keyedWith("anew-client")));
  }

  private int deliver(String webhook, String legacy, String modern) throws Exception {
    return x.deliver(webhook, BODY, signed(BODY, legacy, modern));
  }

  private int status(String webhook) throws Exception {
    return x.challenge(webhook, TOKEN, Map.of()).statusCode();
  }

  private String answer(String webhook) {
    try {
      return x.challenge(webhook, TOKEN, Map.of()).body();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String keyedWith(String secret) {
    return "{\"response_token\":\""
        + WebhookSecret.of(secret).sign(TOKEN.getBytes(UTF_8)).wire()
        + "\"}";
  }
}
