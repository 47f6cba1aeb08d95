package dev.roost.vault.credential;

import static dev.roost.testsupport.clock.Waits.await;
import static dev.roost.vault.fixtures.Call.asAdmin;
import static dev.roost.vault.fixtures.Call.putAppWithOwner;
import static dev.roost.vault.fixtures.Call.putToken;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.contracts.fingerprint.Fingerprint;
import dev.roost.contracts.topic.Topics;
import dev.roost.testsupport.kafka.TopicReader;
import dev.roost.vault.fixtures.Database;
import dev.roost.vault.fixtures.Surroundings;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A vault whose rows were written before fingerprints were keyed. */
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class FingerprintMigrationTest {

  @Inject FingerprintMigrationJob job;
  @Inject DataSource source;

  private Database database;

  @BeforeEach
  void noOtherTestsRowIsOfBefore() {
    database = Database.of(source);
    migrate();
  }

  @Test
  void aLiveSecretOfEachKindGetsAKeyedFingerprint() throws SQLException {
    putAppWithOwner("aged");
    putToken("aged", "7");
    List<String> today = fingerprints("aged");
    age("aged");

    migrate();

    assertThat(today)
        .containsExactly(
            "consumer " + fingerprint("consumer-secret-of-aged"),
            "owner " + fingerprint("owner-secret-of-aged"),
            "user " + fingerprint("token-secret-of-7"),
            "webhook-consumer " + fingerprint("consumer-secret-of-aged"));
    assertThat(fingerprints("aged")).isEqualTo(today);
  }

  @Test
  void itIsAnnouncedAndWrittenDownOncePerStep() throws SQLException {
    putAppWithOwner("retold");
    age("retold");

    migrate();

    await().untilAsserted(() -> assertThat(announced("retold")).hasSize(3));
    assertThat(announced("retold").getLast())
        .contains(fingerprint("consumer-secret-of-retold"))
        .doesNotContain("sha256:");
    assertThat(
            database.strings(
                "select action from token_vault.audit where app = 'retold' order by id desc limit 1"))
        .containsExactly("rewrite-fingerprints");
  }

  @Test
  void whatEndedKeepsTheFormerForm() throws SQLException {
    putAppWithOwner("ended");
    putToken("ended", "8");
    asAdmin().delete("/api/v1/apps/ended/users/8/token").then().statusCode(204);
    age("ended");

    migrate();

    assertThat(
            database.strings(
                "select fingerprint from token_vault.secret where app = 'ended' and kind = 'user'"))
        .containsExactly("sha256:0123456789abcdef");
  }

  @Test
  void aSecretThatCannotBeOpenedStopsNoOther() throws SQLException {
    putAppWithOwner("broken");
    age("broken");
    database.run(
        """
        update token_vault.secret set sealed = decode('00', 'hex')
        where app = 'broken' and kind = 'consumer'
        """);

    migrate();

    assertThat(fingerprints("broken"))
        .containsExactly(
            "consumer sha256:0123456789abcdef",
            "owner " + fingerprint("owner-secret-of-broken"),
            "webhook-consumer " + fingerprint("consumer-secret-of-broken"));
    database.run("delete from token_vault.secret where app = 'broken'");
  }

  @Test
  void severalReplicasRewriteMoreThanOneStepTogether() throws SQLException {
    putAppWithOwner("several-replicas");
    IntStream.range(100, 220).forEach(user -> putToken("several-replicas", Integer.toString(user)));
    List<String> today = fingerprints("several-replicas");
    age("several-replicas");

    Uni.join()
        .all(job.migrate(), job.migrate())
        .andFailFast()
        .await()
        .atMost(Duration.ofMinutes(1));

    assertThat(fingerprints("several-replicas")).isEqualTo(today).hasSize(123);
  }

  private void migrate() {
    job.migrate().await().atMost(Duration.ofMinutes(1));
  }

  private void age(String app) throws SQLException {
    database.run(
        "update token_vault.secret set fingerprint = 'sha256:0123456789abcdef' where app = '%s'"
            .formatted(app));
  }

  private List<String> fingerprints(String app) throws SQLException {
    return database.strings(
        """
        select kind || ' ' || fingerprint from token_vault.secret
        where app = '%s' order by kind, user_id, version
        """
            .formatted(app));
  }

  private static List<String> announced(String app) {
    return TopicReader.values(
        ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class),
        Topics.CREDENTIALS.name(),
        app);
  }

  private static String fingerprint(String secret) {
    return Fingerprint.of(secret.getBytes(StandardCharsets.UTF_8)).value();
  }
}
