package dev.roost.vault.signing;

import static dev.roost.testsupport.clock.Waits.await;
import static dev.roost.vault.fixtures.Call.asManager;
import static dev.roost.vault.fixtures.Call.putAppWithOwner;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.testsupport.issuer.Tokens;
import dev.roost.vault.fixtures.Surroundings;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** One app's row is locked, by a transaction that does not end. */
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class LockedAppTest {

  private static final int WRITES = 25;
  private static final int SIGNATURES = 40;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Inject DataSource source;

  @TestHTTPResource("/")
  URI api;

  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void writesToItDoNotStopSigningForAnotherAndAreToldWhy() throws SQLException {
    putAppWithOwner("locked");
    putAppWithOwner("neighbour");
    assertThat(signed()).isEqualTo(200);

    try (Connection holder = source.getConnection();
        Statement lock = holder.createStatement()) {
      holder.setAutoCommit(false);
      lock.execute("select 1 from token_vault.app where name = 'locked' for update");
      List<CompletableFuture<HttpResponse<String>>> writes =
          IntStream.range(0, WRITES).mapToObj(_ -> write()).toList();
      await().atMost(PATIENCE).until(() -> waitingForTheLock(lock) > 0);

      assertThat(IntStream.range(0, SIGNATURES).map(_ -> signed())).containsOnly(200);

      assertThat(writes)
          .extracting(CompletableFuture::join)
          .allSatisfy(response -> {
            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(response.body())
                .containsAnyOf(
                    "urn:roost:problem:lock-not-available",
                    "urn:roost:problem:database-unavailable");
          })
          .extracting(HttpResponse::body)
          .anyMatch(body -> body.contains("urn:roost:problem:lock-not-available"));
      holder.rollback();
    }
    assertThat(write().join().statusCode()).isEqualTo(200);
  }

  private static long waitingForTheLock(Statement statement) throws SQLException {
    try (var rows =
        statement.executeQuery(
            "select count(*) from pg_stat_activity where wait_event_type = 'Lock'")) {
      return rows.next() ? rows.getLong(1) : 0;
    }
  }

  private CompletableFuture<HttpResponse<String>> write() {
    return http.sendAsync(
        HttpRequest.newBuilder(api.resolve("/api/v1/apps/locked"))
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + Tokens.admin())
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString("{\"requireModern\":false}"))
            .build(),
        BodyHandlers.ofString());
  }

  private static int signed() {
    String toSign =
        """
        {"method":"PUT","url":"%s/1.1/account_activity/webhooks/1.json","as":"app-owner"}
        """
            .formatted(ConfigProvider.getConfig().getValue("roost.x.base-url", String.class));
    return asManager().body(toSign).post("/api/v1/apps/neighbour/authorizations").statusCode();
  }
}
