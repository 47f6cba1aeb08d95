package dev.roost.ingest.secretuse;

import static dev.roost.ingest.doubles.HandmadeX.signed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.contracts.fingerprint.Fingerprint;
import dev.roost.ingest.doubles.HandmadeX;
import dev.roost.ingest.doubles.Servers;
import dev.roost.testsupport.clock.Waits;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Servers.class)
class SecretUsesReportTest {

  private static final String BODY = "{\"for_user_id\":\"1\"}";

  @TestHTTPResource("/")
  String url;

  private HandmadeX x;
  private Instant began;

  @BeforeEach
  void takingDeliveries() {
    x = new HandmadeX(url.replaceAll("/$", ""));
    patiently().untilAsserted(() -> assertThat(deliver("old", "old-consumer", "")).isEqualTo(200));
    began = Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }

  @AfterEach
  void theVaultIsThere() {
    Servers.vault().takesSecretUses(true);
  }

  private static ConditionFactory patiently() {
    return Waits.await().atMost(Duration.ofMinutes(1));
  }

  private int deliver(String app, String consumer, String client) throws Exception {
    return x.deliver(app + "/main", BODY, signed(BODY, consumer, client));
  }

  /** When this secret verified last, as the vault was told. */
  private static Optional<Instant> told(String app, String secret) {
    String fingerprint = Fingerprint.of(secret.getBytes(StandardCharsets.UTF_8)).value();
    return Servers.vault().secretUses().stream()
        .map(JsonObject::new)
        .map(report -> report.getJsonArray("uses"))
        .flatMap(JsonArray::stream)
        .map(JsonObject.class::cast)
        .filter(use -> use.getString("app").equals(app))
        .filter(use -> use.getString("endpoint").equals("main"))
        .filter(use -> use.getString("fingerprint").equals(fingerprint))
        .map(use -> Instant.parse(use.getString("lastVerifiedAt")))
        .max(Comparator.naturalOrder());
  }

  @Test
  void theVaultIsToldWhichSecretVerifiedAndWhen() throws Exception {
    assertThat(deliver("demo", "demo-consumer", "demo-client")).isEqualTo(200);
    assertThat(deliver("old", "old-consumer", "")).isEqualTo(200);
    assertThat(deliver("strict", "strict-consumer", "a-wrong-client")).isEqualTo(401);

    patiently()
        .untilAsserted(() -> {
          assertThat(told("demo", "demo-client"))
              .hasValueSatisfying(at -> assertThat(at).isBetween(began, Instant.now()));
          assertThat(told("old", "old-consumer"))
              .hasValueSatisfying(at -> assertThat(at).isBetween(began, Instant.now()));
        });
    assertThat(told("strict", "strict-consumer").filter(at -> !at.isBefore(began))).isEmpty();
  }

  @Test
  void nothingIsToldTwice() throws Exception {
    assertThat(deliver("demo", "demo-consumer", "")).isEqualTo(200);
    patiently()
        .until(() -> told("demo", "demo-consumer").filter(at -> !at.isBefore(began)).isPresent());
    List<String> before = Servers.vault().secretUses();

    assertThat(deliver("old", "old-consumer", "")).isEqualTo(200);
    patiently().until(() -> Servers.vault().secretUses().size() > before.size());

    List<String> since =
        Servers.vault().secretUses().subList(before.size(), Servers.vault().secretUses().size());
    assertThat(since).noneMatch(report -> report.contains("\"demo\""));
  }

  @Test
  void whatTheVaultDidNotTakeIsToldLaterAndDeliveriesGoOn() throws Exception {
    Servers.vault().takesSecretUses(false);
    int refused = Servers.vault().refusedSecretUses();

    assertThat(deliver("demo", "demo-consumer", "")).isEqualTo(200);
    patiently().until(() -> Servers.vault().refusedSecretUses() > refused + 1);
    assertThat(deliver("demo", "demo-consumer", "demo-client")).isEqualTo(200);
    assertThat(told("demo", "demo-consumer").filter(at -> !at.isBefore(began))).isEmpty();
    Servers.vault().takesSecretUses(true);

    patiently()
        .untilAsserted(() -> {
          assertThat(told("demo", "demo-consumer").filter(at -> !at.isBefore(began))).isPresent();
          assertThat(told("demo", "demo-client").filter(at -> !at.isBefore(began))).isPresent();
        });
  }
}
