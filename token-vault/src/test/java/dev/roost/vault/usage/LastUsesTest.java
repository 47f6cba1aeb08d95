package dev.roost.vault.usage;

import static dev.roost.vault.fixtures.Call.asAdmin;
import static dev.roost.vault.fixtures.Call.asManager;
import static dev.roost.vault.fixtures.Call.putApp;
import static dev.roost.vault.fixtures.Call.putToken;
import static dev.roost.vault.fixtures.Imported.answered;
import static dev.roost.vault.fixtures.Imported.oauth2;
import static dev.roost.vault.fixtures.Imported.putAppWithClient;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.vault.credential.SecretKind;
import dev.roost.vault.doubles.FakeX;
import dev.roost.vault.fixtures.Database;
import dev.roost.vault.fixtures.Surroundings;
import dev.roost.vault.usage.LastUses.Use;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** When credentials were last used is kept, at the cost of one statement for all in a minute. */
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class LastUsesTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @Inject LastUses uses;
  @Inject LastUsesJob job;
  @Inject LastUseStore store;
  @Inject DataSource source;

  @Test
  void signingNotesItsUseAndWritesNothingUntilItIsTime() {
    putApp("used");
    putToken("used", "1");
    sign("used", "1");
    assertThat(shown("used", "1", "oauth1")).isNull();

    write();

    assertThat(Instant.parse(shown("used", "1", "oauth1")))
        .isBetween(Instant.now().minus(Duration.ofMinutes(5)), Instant.now());
  }

  @Test
  void aUserIsWrittenAtMostOnceInAMinuteByAllReplicasTogether() {
    putAppWithClient("often");
    answered("often", oauth2("2", "first"));
    Instant first = Instant.parse("2026-11-28T10:00:00Z");

    keep("often", "2", first);
    keep("often", "2", first.plusSeconds(59));
    assertThat(shown("often", "2", "oauth2")).isEqualTo("2026-11-28T10:00:00Z");

    keep("often", "2", first.plusSeconds(60));
    assertThat(shown("often", "2", "oauth2")).isEqualTo("2026-11-28T10:01:00Z");
    keep("often", "2", first);
    assertThat(shown("often", "2", "oauth2")).isEqualTo("2026-11-28T10:01:00Z");
  }

  @Test
  void whatCannotBeWrittenIsWrittenTheNextTime() throws SQLException {
    putApp("unlucky");
    putToken("unlucky", "3");
    sign("unlucky", "3");
    Database database = Database.of(source);
    database.run("alter table token_vault.user_state rename column oauth1_used_at to hidden");
    try {
      assertThat(
              job.write()
                  .onItem()
                  .transform(_ -> "written")
                  .onFailure()
                  .recoverWithItem("failed")
                  .await()
                  .atMost(PATIENCE))
          .isEqualTo("failed");
    } finally {
      database.run("alter table token_vault.user_state rename column hidden to oauth1_used_at");
    }

    write();

    assertThat(shown("unlucky", "3", "oauth1")).isNotNull();
  }

  @Test
  void noMoreUsersAreNotedThanTheSettingSays() {
    LastUses few =
        new LastUses(
            new UsageConfig() {
              @Override
              public Duration writeInterval() {
                return MINUTE;
              }

              @Override
              public int maxPending() {
                return 2;
              }
            },
            Clock.systemUTC());

    few.note("app", "1", SecretKind.USER);
    few.note("app", "2", SecretKind.USER);
    few.note("app", "3", SecretKind.USER);
    few.note("app", "1", SecretKind.USER);

    assertThat(few.take().keySet()).extracting(Use::userId).containsExactlyInAnyOrder("1", "2");
    assertThat(few.take()).isEmpty();
  }

  private void write() {
    job.write().await().atMost(PATIENCE);
  }

  private void keep(String app, String userId, Instant at) {
    store
        .keep(Map.of(new Use(app, userId, SecretKind.OAUTH2_USER), at), MINUTE)
        .await()
        .atMost(PATIENCE);
  }

  private static void sign(String app, String userId) {
    asManager()
        .body(
            """
            {"method":"POST","as":"user","userId":"%s",
             "url":"%s/1.1/account_activity/webhooks/1/subscriptions/all.json"}
            """
                .formatted(userId, FakeX.address()))
        .post("/api/v1/apps/" + app + "/authorizations")
        .then()
        .statusCode(200);
  }

  private static @Nullable String shown(String app, String userId, String kind) {
    return asAdmin()
        .get("/api/v1/apps/" + app + "/users/" + userId)
        .then()
        .statusCode(200)
        .extract()
        .path(kind + ".lastUsedAt");
  }
}
