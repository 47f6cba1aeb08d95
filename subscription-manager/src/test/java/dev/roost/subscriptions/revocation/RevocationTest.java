package dev.roost.subscriptions.revocation;

import static dev.roost.subscriptions.doubles.Servers.VAULT;
import static dev.roost.subscriptions.fixtures.Call.asOperator;
import static dev.roost.subscriptions.fixtures.Call.registered;
import static dev.roost.subscriptions.fixtures.Call.subscription;
import static dev.roost.testsupport.clock.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.roost.contracts.signal.Signal;
import dev.roost.contracts.signal.Signal.ReplayJobStatus;
import dev.roost.contracts.signal.Signal.Revocation;
import dev.roost.contracts.topic.Topics;
import dev.roost.subscriptions.fixtures.Surroundings;
import dev.roost.testsupport.kafka.TopicWriter;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class RevocationTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void aRevocationIsToldToTheVaultAndEndsTheSubscription() throws Exception {
    subscribed("revoked", "71");
    // X says it in whole seconds, so it can look older than a subscription of the same second.
    Instant at = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    send(revocation("revoked", "71", at.toString()));

    becomes("revoked", "71", "revoked");
    assertThat(VAULT.revokedAt("71")).isEqualTo(at.toString());
    asOperator().put(subscription("revoked", "71")).then().statusCode(409);
  }

  @Test
  void aRevocationOlderThanTheTokenOrTheSubscriptionIsIgnored() throws Exception {
    subscribed("renewed", "72");
    VAULT.holdsNewer("72");
    subscribed("renewed", "73");
    subscribed("renewed", "74");

    send(revocation("renewed", "72", Instant.now().toString()));
    send(revocation("renewed", "73", Instant.now().minus(Duration.ofDays(1)).toString()));
    send(revocation("renewed", "74", Instant.now().toString()));

    becomes("renewed", "74", "revoked");
    asOperator().get(subscription("renewed", "72")).then().body("state", equalTo("subscribed"));
    asOperator().get(subscription("renewed", "73")).then().body("state", equalTo("subscribed"));
  }

  @Test
  void whileTheVaultIsAwayARevocationWaitsAndIsNotSkipped() throws Exception {
    subscribed("waiting", "75");
    VAULT.away(true);
    send(revocation("waiting", "75", Instant.now().toString()));

    await()
        .during(Duration.ofSeconds(1))
        .untilAsserted(() ->
            asOperator()
                .get(subscription("waiting", "75"))
                .then()
                .body("state", equalTo("subscribed")));
    VAULT.away(false);

    becomes("waiting", "75", "revoked");
  }

  @Test
  void whatIsNoSignalOrNoRevocationIsPassedOver() throws Exception {
    subscribed("passed", "76");

    send("no json");
    send("{\"type\":\"revocation\"}");
    send("{\"type\":\"of tomorrow\"}");
    send(
        json(
            new ReplayJobStatus(
                "passed", "main", Instant.now().toString(), "1", null, "Complete", null)));
    send(revocation("passed", "76", null));

    becomes("passed", "76", "revoked");
    // Done again, it changes nothing.
    send(revocation("passed", "76", null));
    becomes("passed", "76", "revoked");
  }

  private static void subscribed(String app, String user) {
    registered(app);
    VAULT.holds(user);
    asOperator().put(subscription(app, user)).then().statusCode(200);
  }

  private static void becomes(String app, String user, String state) {
    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(
            () -> asOperator().get(subscription(app, user)).then().body("state", equalTo(state)));
  }

  private static String revocation(String app, String user, @Nullable String at)
      throws JsonProcessingException {
    return json(new Revocation(app, "main", Instant.now().toString(), user, "1", at));
  }

  private static String json(Signal signal) throws JsonProcessingException {
    return JSON.writeValueAsString(signal);
  }

  private static void send(String value) {
    String bootstrap = ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
    try (TopicWriter writer = new TopicWriter(bootstrap)) {
      writer.write(Topics.SIGNALS.name(), "any", value, Map.of());
    }
  }
}
