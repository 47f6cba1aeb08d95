package dev.roost.vault.oauth2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.roost.testsupport.clock.Waits;
import dev.roost.testsupport.net.Reply;
import dev.roost.testsupport.postgres.ProxiedPostgres;
import dev.roost.vault.doubles.FakeOAuth2;
import dev.roost.vault.doubles.FakeX;
import dev.roost.vault.fixtures.Database;
import dev.roost.vault.fixtures.Surroundings;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * PostgreSQL goes away after each statement of a renewal that changes anything, and before each
 * commit: X is asked once all the same, and what it gave is kept.
 */
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class RefreshOutageTest {

  @Inject DataSource source;
  private FakeX x;
  private FakeOAuth2 oauth2;
  private Database database;

  @BeforeEach
  void aUserWhoseTokenHasEnded() throws SQLException {
    database = Database.of(source);
    x =
        FakeX.start()
            .on(
                OAuth2Flow.SUBSCRIPTIONS,
                request -> Reply.of(200, request.header("Authorization")));
    oauth2 = FakeOAuth2.at(x, "outage");
  }

  @AfterEach
  void goodbye() throws SQLException {
    database.run("drop function if exists public.cut() cascade");
    x.close();
    assertThat(oauth2.takenTwice()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          claimed        | after update on token_vault.oauth2_user          | new.claimed_until is not null
          begun          | after insert on token_vault.audit                | new.action = 'refresh-user-token' and new.outcome = 'begun'
          ended          | after update on token_vault.secret               | new.kind = 'oauth2-user' and new.ended_at is not null
          sealed         | after insert on token_vault.secret               | new.kind = 'oauth2-user'
          stored         | after update on token_vault.oauth2_user          | new.version > old.version
          done           | after insert on token_vault.audit                | new.action = 'refresh-user-token' and new.outcome = 'done'
          claim-commit   | deferred update on token_vault.oauth2_user       | new.claimed_until is not null
          store-commit   | deferred update on token_vault.oauth2_user       | new.version > old.version
          """)
  void aCutAfterAnyStatementLosesNothing(String name, String when, String condition)
      throws SQLException {
    String app = "cut-" + name;
    user(app);
    cutOnce(when, condition);

    OAuth2Flow.call(app, "71");

    // Whatever the request was told: the user goes on without connecting again.
    Waits.await()
        .untilAsserted(() ->
            OAuth2Flow.call(app, "71")
                .then()
                .statusCode(200)
                .body("body", equalTo("Bearer canary-access-outage-2")));
    assertThat(database.strings("select last_value::text || is_called from public.cut_count"))
        .as("the cut was made")
        .doesNotContain("1false");
    assertThat(oauth2.given()).as("one consent, one renewal").isEqualTo(2);
    assertThat(OAuth2Flow.state(database, app, "71")).isEqualTo("active");
  }

  @Test
  void tokensThatCameWhileTheDatabaseWasAwayAreStoredOnceItIsBack() throws SQLException {
    user("cut-away");
    ProxiedPostgres postgres = ProxiedPostgres.last();
    oauth2.meanwhile(() -> {
      postgres.proxy().silence();
      postgres.proxy().reset();
    });

    OAuth2Flow.call("cut-away", "71");
    Waits.await().untilAsserted(() -> assertThat(oauth2.given()).isEqualTo(2));
    postgres.proxy().heal();
    postgres.proxy().reset();

    Waits.await()
        .untilAsserted(() ->
            assertThat(OAuth2Flow.call("cut-away", "71").asString())
                .contains("Bearer canary-access-outage-2"));
    assertThat(oauth2.given()).isEqualTo(2);
  }

  private void user(String app) throws SQLException {
    OAuth2Flow.putApp(app);
    OAuth2Flow.connect(x, app, "71");
    OAuth2Flow.expire(database, app, "71");
  }

  /** The first statement of this kind ends its own connection, as a server that dies does. */
  private void cutOnce(String when, String condition) throws SQLException {
    database.run(
        """
        drop sequence if exists public.cut_count;
        create sequence public.cut_count;
        create or replace function public.cut() returns trigger language plpgsql as $$
        begin
          if nextval('public.cut_count') = 1 then
            perform pg_terminate_backend(pg_backend_pid());
          end if;
          return null;
        end
        $$;
        """);
    boolean isDeferred = when.startsWith("deferred");
    database.run(
        "create %s trigger cut %s %s for each row when (%s) execute function public.cut()"
            .formatted(
                isDeferred ? "constraint" : "",
                isDeferred ? when.replace("deferred", "after") : when,
                isDeferred ? "deferrable initially deferred" : "",
                condition));
  }
}
