package dev.roost.vault.bearer;

import static dev.roost.testsupport.clock.Waits.await;
import static dev.roost.vault.fixtures.Call.asAdmin;
import static dev.roost.vault.fixtures.Call.asReplay;
import static dev.roost.vault.fixtures.Call.callWithBearer;
import static dev.roost.vault.fixtures.Call.headerAtX;
import static dev.roost.vault.fixtures.Call.putApp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.roost.testsupport.issuer.Tokens;
import dev.roost.testsupport.net.Reply;
import dev.roost.vault.doubles.FakeX;
import dev.roost.vault.fixtures.Call;
import dev.roost.vault.fixtures.Database;
import dev.roost.vault.fixtures.Surroundings;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class BearerTest {

  private static final String TOKEN = "/oauth2/token";
  private static final String REPLAY =
      "/1.1/account_activity/replay/webhooks/1/subscriptions/all.json";

  @Inject DataSource source;
  private FakeX x;

  @BeforeEach
  void hello() {
    x = FakeX.start();
  }

  @AfterEach
  void goodbye() {
    x.close();
  }

  @Test
  void manyFirstCallersShareOneRequestToX() throws Exception {
    putApp("crowd");
    CountDownLatch everyoneWaits = new CountDownLatch(1);
    x.on(
        TOKEN,
        _ -> {
          everyoneWaits.await();
          return FakeX.bearer("bearer-of-crowd");
        });

    List<String> headers;
    try (ExecutorService callers = Executors.newFixedThreadPool(12)) {
      Callable<String> call = () -> headerAtX(callWithBearer("crowd"));
      List<Future<String>> calls = Stream.generate(() -> callers.submit(call)).limit(12).toList();
      await().untilAsserted(() -> assertThat(x.asked(TOKEN)).isNotEmpty());
      everyoneWaits.countDown();
      headers = calls.stream().map(BearerTest::got).toList();
    }
    String later = headerAtX(callWithBearer("crowd"));
    x.on(REPLAY, request -> Reply.of(202, request.header("Authorization")));
    String toReplay =
        headerAtX(
            asReplay()
                .body(
                    """
                    {"operation":"v1-replay","parameters":
                     {"webhook_id":"1","from_date":"202611240900","to_date":"202611240910"}}
                    """)
                .post("/api/v1/apps/crowd/calls"));

    assertThat(headers).hasSize(12).containsOnly("Bearer bearer-of-crowd");
    assertThat(List.of(later, toReplay)).containsOnly("Bearer bearer-of-crowd");
    assertThat(x.asked(TOKEN)).hasSize(1);
    assertThat(x.asked(TOKEN).getFirst().header("Authorization"))
        .isEqualTo("Basic " + base64("consumer-key-crowd:consumer-secret-of-crowd"));
  }

  @Test
  void aRefusedBearerIsRenewedOnceAndNotAgainForAWhile() {
    putApp("renewed");
    x.givesBearer("first-bearer");
    callWithBearer("renewed").then().statusCode(200);
    refusesBut("second-bearer");
    x.givesBearer("second-bearer");

    Response second = callWithBearer("renewed");
    refusesBut("third-bearer");
    x.givesBearer("third-bearer");
    Response throttled = callWithBearer("renewed");

    assertThat(headerAtX(second)).isEqualTo("Bearer second-bearer");
    assertThat(throttled.<Integer>path("status")).isEqualTo(401);
    assertThat(shown())
        .containsExactly(
            "Bearer first-bearer",
            "Bearer first-bearer",
            "Bearer second-bearer",
            "Bearer second-bearer");
    assertThat(x.asked(TOKEN)).hasSize(2);
  }

  @Test
  void whereXGivesTheSameBearerAgainItsAnswerStandsAndItIsNotAskedAgainForAWhile() {
    putApp("stuck");
    x.givesBearer("the-only-bearer");
    refusesBut("none");

    Response first = callWithBearer("stuck");
    Response again = callWithBearer("stuck");

    assertThat(first.<Integer>path("status")).isEqualTo(401);
    assertThat(again.<Integer>path("status")).isEqualTo(401);
    assertThat(shown()).containsExactly("Bearer the-only-bearer", "Bearer the-only-bearer");
    assertThat(x.asked(TOKEN)).hasSize(2);
  }

  private void refusesBut(String bearer) {
    x.on(
        FakeX.MIRROR,
        request -> {
          String header = request.header("Authorization");
          return header.equals("Bearer " + bearer)
              ? Reply.of(200, header)
              : Reply.of(401, "{\"errors\":[{\"code\":89,\"message\":\"?\"}]}");
        });
  }

  private List<String> shown() {
    return x.asked(FakeX.MIRROR).stream().map(one -> one.header("Authorization")).toList();
  }

  @Test
  void theBearerEndsWithTheConsumerCredentialItCameFrom() throws SQLException {
    putApp("changed");
    x.givesBearer("bearer-of-old-consumer");
    callWithBearer("changed").then().statusCode(200);
    x.givesBearer("bearer-of-new-consumer");

    asAdmin()
        .body(Call.CONSUMER.formatted("changed").replace("secret-of", "new-secret-of"))
        .put("/api/v1/apps/changed")
        .then()
        .statusCode(200);
    Response after = callWithBearer("changed");

    assertThat(headerAtX(after)).isEqualTo("Bearer bearer-of-new-consumer");
    assertThat(
            Database.of(source)
                .strings(
                    """
                    select version || ' ' || (sealed is null) from token_vault.secret
                    where app = 'changed' and kind = 'bearer' order by version
                    """))
        .containsExactly("1 true", "2 false");
  }

  @Test
  void aBearerThatCameForAConsumerChangedMeanwhileIsNotKept() {
    putApp("overtaken");
    String admin = Tokens.admin();
    x.on(
        TOKEN,
        asked -> {
          boolean old =
              asked
                  .header("Authorization")
                  .endsWith(base64("consumer-key-overtaken:consumer-secret-of-overtaken"));
          if (old) {
            Call.as(admin)
                .body(Call.CONSUMER.formatted("overtaken").replace("secret-of", "new-secret-of"))
                .put("/api/v1/apps/overtaken")
                .then()
                .statusCode(200);
          }
          return FakeX.bearer(old ? "bearer-of-the-past" : "bearer-of-today");
        });

    Response answer = callWithBearer("overtaken");

    assertThat(headerAtX(answer)).isEqualTo("Bearer bearer-of-today");
    assertThat(headerAtX(callWithBearer("overtaken"))).isEqualTo("Bearer bearer-of-today");
  }

  @Test
  void whatKeepsXFromGivingOneIsSaid() {
    putApp("barred");
    x.on(TOKEN, Reply.of(403, "{\"errors\":[{\"code\":99,\"message\":\"?\"}]}"));
    Response refused = callWithBearer("barred");
    x.on(TOKEN, Reply.of(503, ""));
    Response down = callWithBearer("barred");
    x.on(TOKEN, new Reply.Disconnect());
    Response lost = callWithBearer("barred");
    x.givesBearer("bearer-at-last");

    Response atLast = callWithBearer("barred");

    refused.then().statusCode(502).body("type", equalTo("urn:roost:problem:x-refused"));
    down.then().statusCode(503).body("type", equalTo("urn:roost:problem:x-unavailable"));
    lost.then().statusCode(503).body("type", equalTo("urn:roost:problem:x-unavailable"));
    assertThat(headerAtX(atLast)).isEqualTo("Bearer bearer-at-last");
  }

  private static String got(Future<String> call) {
    try {
      return call.get();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
  }
}
