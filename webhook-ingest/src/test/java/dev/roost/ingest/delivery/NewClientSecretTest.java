package dev.roost.ingest.delivery;

import static dev.roost.ingest.doubles.HandmadeX.signed;
import static dev.roost.testsupport.clock.Waits.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.contracts.topic.Topics;
import dev.roost.ingest.doubles.Announcements;
import dev.roost.ingest.doubles.HandmadeX;
import dev.roost.ingest.doubles.Servers;
import dev.roost.testsupport.kafka.TopicReader;
import dev.roost.xapi.signature.WebhookSecret;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A client secret is made in X's portal while X delivers, and X signs with it from then on. */
@QuarkusTest
@WithTestResource(Servers.class)
class NewClientSecretTest {

  private static final int EACH = 20;

  @TestHTTPResource("/")
  String url;

  private final List<String> refused = new ArrayList<>();
  private final List<String> sent = new ArrayList<>();
  private HandmadeX x;
  private TopicReader topic;

  @BeforeEach
  void connect() {
    x = new HandmadeX(url.replaceAll("/$", ""));
    topic = TopicReader.fromEnd(Servers.broker().bootstrapServers(), Topics.DELIVERIES.name());
  }

  @AfterEach
  void keysAsAtFirst() {
    Servers.vault().has(Servers.KEYS);
    topic.close();
  }

  @Test
  void oncePutInItCostsNoDeliveryAndWhatWasRefusedBeforeGetsInWithXsNextTry() throws Exception {
    withWebhook("late");
    deliverAll("late", "late-consumer", "");
    // "may receive both headers during migration"
    deliverAll("late", "late-consumer", "late-client");
    assertThat(refused).isEmpty();

    deliverAll("late", "", "late-client");
    assertThat(refused).hasSize(EACH);
    putIn("late", "\"late-client\"");
    await().until(() -> isTaken("late", "", "late-client"));
    List<String> tried = List.copyOf(refused);
    refused.clear();

    deliverAll("late", "", "late-client");
    deliverAll("late", "late-consumer", "late-client");
    deliverAll("late", "late-consumer", "");
    for (String body : tried) {
      assertThat(x.deliver("late/main", body, signed(body, "", "late-client"))).isEqualTo(200);
    }
    assertThat(refused).isEmpty();
    assertThat(stored()).containsAll(sent);
  }

  @Test
  void putInBeforeXSignsWithItItCostsNoDeliveryAtAllAndChallengesFollowX() throws Exception {
    withWebhook("early");
    deliverAll("early", "early-consumer", "");
    putIn("early", "\"early-client\"");
    await().until(() -> isTaken("early", "", "early-client"));
    deliverAll("early", "early-consumer", "");
    assertThat(challenged("early")).isEqualTo(keyedWith("early-consumer"));

    deliverAll("early", "early-consumer", "early-client");
    deliverAll("early", "", "early-client");

    assertThat(refused).isEmpty();
    assertThat(stored()).containsAll(sent);
    assertThat(challenged("early")).isEqualTo(keyedWith("early-client"));
  }

  private void withWebhook(String app) {
    putIn(app, "");
    try (Announcements announcements = new Announcements(Servers.broker().bootstrapServers())) {
      announcements.webhookOfApi(app + "/main", 1, "1.1", "1");
    }
    await().until(() -> isTaken(app, app + "-consumer", ""));
  }

  private static void putIn(String app, String clientSecrets) {
    Servers.vault()
        .has(
            Servers.KEYS.replace(
                "\"old\":",
                """
                "%s":{"consumerSecrets":["%s-consumer"],"clientSecrets":[%s],"requireModern":false},
                "old":\
                """
                    .formatted(app, app, clientSecrets)));
  }

  /** Whether a delivery that is none of X's would be taken. */
  private boolean isTaken(String app, String legacy, String modern) throws Exception {
    return x.deliver(app + "/main", "{}", signed("{}", legacy, modern)) == 200;
  }

  private void deliverAll(String app, String legacy, String modern) throws Exception {
    for (int i = 0; i < EACH; i++) {
      deliver(app, legacy, modern);
    }
  }

  private void deliver(String app, String legacy, String modern) throws Exception {
    String body = "{\"for_user_id\":\"%d\"}".formatted(sent.size() + 1);
    sent.add(body);
    if (x.deliver(app + "/main", body, signed(body, legacy, modern)) != 200) {
      refused.add(body);
    }
  }

  private Set<String> stored() {
    return topic.readToEnd().stream()
        .map(record -> new String(record.value(), UTF_8))
        .collect(Collectors.toSet());
  }

  private String challenged(String app) throws Exception {
    return x.challenge(app + "/main", "token", Map.of()).body();
  }

  private static String keyedWith(String secret) {
    return "{\"response_token\":\""
        + WebhookSecret.of(secret).sign("token".getBytes(UTF_8)).wire()
        + "\"}";
  }
}
