package dev.roost.vault.credential;

import static dev.roost.testsupport.clock.Waits.await;
import static dev.roost.vault.fixtures.Call.asAdmin;
import static dev.roost.vault.fixtures.Call.asManager;
import static dev.roost.vault.fixtures.Call.putApp;
import static dev.roost.vault.fixtures.Call.putToken;
import static dev.roost.vault.fixtures.Imported.answered;
import static dev.roost.vault.fixtures.Imported.oauth1;
import static dev.roost.vault.fixtures.Imported.oauth2;
import static dev.roost.vault.fixtures.Imported.putAppWithClient;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.contracts.topic.Topics;
import dev.roost.testsupport.kafka.TopicReader;
import dev.roost.testsupport.schema.RecordSchema;
import dev.roost.vault.fixtures.Database;
import dev.roost.vault.fixtures.Surroundings;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** Whose credentials can be used is announced with each change, and holds no token. */
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class UserStatesTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Inject UserStatesJob job;
  @Inject UserStates states;
  @Inject Pool pool;
  @Inject DataSource source;

  @Test
  void eachChangeOfAUserIsAnnouncedOnceAndTheEndByARecordWithoutAValue() throws SQLException {
    putAppWithClient("changing");
    answered("changing", oauth1("1"));
    answered("changing", oauth1("1"));
    putToken("changing", "1");
    answered("changing", oauth2("1", "first"));
    asManager().body("{}").post("/api/v1/apps/changing/users/1/revocations");
    asManager().body("{}").post("/api/v1/apps/changing/users/1/revocations");
    answered("changing", oauth2("1", "second"));
    asManager().delete("/api/v1/apps/changing/users/1/credentials").then().statusCode(202);
    Database.of(source).run("delete from token_vault.oauth2_revocation where app = 'changing'");
    job.all().await().atMost(PATIENCE);

    await()
        .untilAsserted(() ->
            assertThat(announced("changing/1").stream().map(UserStatesTest::told))
                .containsExactly(
                    "active null null",
                    "active null [tweet.read, users.read]",
                    "reconnect-needed revoked-by-user [tweet.read, users.read]",
                    "active null [tweet.read, users.read]",
                    "revoking null null",
                    "gone"));
    assertThat(announced("changing/1").subList(0, 5))
        .allSatisfy(record -> {
          assertThat(RecordSchema.of(Topics.USER_CREDENTIALS).faults(TopicReader.text(record)))
              .isEmpty();
          assertThat(TopicReader.text(record)).doesNotContain("secret", "refresh", "access");
        });
  }

  @Test
  void aUserOfOauth1WhoTookTheAccessBackIsAnnouncedAsSuch() {
    putApp("tookback");
    putToken("tookback", "2");
    asManager().body("{}").post("/api/v1/apps/tookback/users/2/revocations");
    putToken("tookback", "2");

    await()
        .untilAsserted(() ->
            assertThat(announced("tookback/2").stream().map(UserStatesTest::told))
                .containsExactly(
                    "active null null",
                    "reconnect-needed revoked-by-user null",
                    "active null null"));
  }

  @Test
  void aChangeThatIsUndoneIsNotAnnounced() {
    putAppWithClient("undoing");
    answered("undoing", oauth1("4"));

    answered("undoing", oauth1("4").replace("token-secret-of-4", "another-token-secret"));
    asAdmin()
        .body("{\"token\":\"t\",\"secret\":\"short\"}")
        .put("/api/v1/apps/undoing/users/4/token")
        .then()
        .statusCode(400);
    answered("undoing", oauth1("5"));

    await().untilAsserted(() -> assertThat(announced("undoing/5")).hasSize(1));
    assertThat(announced("undoing/4")).hasSize(1);
  }

  /** As after an upgrade, or where a replica of the version before wrote. */
  @Test
  void whomNobodyAnnouncedIsFoundAndAnnounced() throws SQLException {
    putApp("forgotten");
    IntStream.range(0, 5)
        .forEach(part ->
            answered(
                "forgotten",
                IntStream.range(100 + part * 50, 150 + part * 50)
                    .mapToObj(i -> oauth1(Integer.toString(i)))
                    .toArray(String[]::new)));
    Database.of(source).run("delete from token_vault.user_state where app = 'forgotten'");

    job.all().await().atMost(PATIENCE);

    assertThat(
            Database.of(source)
                .strings("select user_id from token_vault.user_state where app = 'forgotten'"))
        .hasSize(250);
    await().untilAsserted(() -> assertThat(announced("forgotten/349")).hasSize(2));
    job.all().await().atMost(PATIENCE);
    assertThat(UserStates.unsettled(pool, 1000).await().atMost(PATIENCE)).isEmpty();
  }

  /** Neither sees what the other has not committed: each alone would find that nothing changed. */
  @Test
  void twoTransactionsAboutOneUserSettleOneAfterTheOther() throws SQLException {
    putAppWithClient("raced");
    answered("raced", oauth2("6", "first"));
    answered("raced", oauth1("6"));
    AtomicReference<CompletableFuture<Void>> second = new AtomicReference<>();

    pool.withTransaction(tx ->
            change(tx, "delete from token_vault.oauth2_user where app = 'raced'")
                .invoke(() ->
                    second.set(
                        pool.withTransaction(other ->
                                change(
                                    other,
                                    """
                                    update token_vault.secret
                                    set ended_at = now(), sealed = null, key_version = null
                                    where app = 'raced' and kind = 'user'
                                    """))
                            .subscribeAsCompletionStage()))
                .onItem()
                .delayIt()
                .by(Duration.ofMillis(500)))
        .await()
        .atMost(PATIENCE);
    second.get().orTimeout(60, TimeUnit.SECONDS).join();

    assertThat(UserStates.unsettled(pool, 1000).await().atMost(PATIENCE)).isEmpty();
    await()
        .untilAsserted(() ->
            assertThat(announced("raced/6").stream().map(UserStatesTest::told))
                .containsExactly(
                    "active null [tweet.read, users.read]", "active null null", "gone"));
  }

  private Uni<Void> change(SqlConnection tx, String sql) {
    return tx.query(sql).execute().flatMap(_ -> states.settle(tx, "raced", "6"));
  }

  private static String told(ConsumerRecord<String, byte[]> record) {
    if (record.value() == null) {
      return "gone";
    }
    JsonPath json = JsonPath.from(TopicReader.text(record));
    List<String> scopes = json.getList("scopes");
    return json.getString("state") + " " + json.getString("cause") + " " + scopes;
  }

  private static List<ConsumerRecord<String, byte[]>> announced(String key) {
    return TopicReader.read(
        ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class),
        Topics.USER_CREDENTIALS.name(),
        key);
  }
}
