package dev.roost.vault.bearer;

import static dev.roost.testsupport.clock.Waits.await;
import static dev.roost.vault.fixtures.Call.asAdmin;
import static dev.roost.vault.fixtures.Call.asManager;
import static dev.roost.vault.fixtures.Call.asReplay;
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
      Callable<String> call = () -> header(ask("crowd", ""));
      List<Future<String>> calls = Stream.generate(() -> callers.submit(call)).limit(12).toList();
      await().untilAsserted(() -> assertThat(x.asked(TOKEN)).isNotEmpty());
      everyoneWaits.countDown();
      headers = calls.stream().map(BearerTest::got).toList();
    }
    String later = header(ask("crowd", ""));
    String toReplay =
        header(
            asReplay()
                .body(
                    """
                    {"method":"POST","as":"app-only",
                     "url":"%s/1.1/account_activity/replay/webhooks/1/subscriptions/all.json?from_date=202611240900&to_date=202611240910"}
                    """
                        .formatted(FakeX.address()))
                .post("/api/v1/apps/crowd/authorizations"));

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
    Response first = ask("renewed", "");
    x.givesBearer("second-bearer");

    Response second = ask("renewed", refused(first));
    x.givesBearer("third-bearer");
    Response throttled = ask("renewed", refused(second));
    Response late = ask("renewed", refused(first));

    assertThat(header(first)).isEqualTo("Bearer first-bearer");
    assertThat(header(second)).isEqualTo("Bearer second-bearer");
    assertThat(header(throttled)).isEqualTo("Bearer second-bearer");
    assertThat(header(late)).isEqualTo("Bearer second-bearer");
    assertThat(x.asked(TOKEN)).hasSize(2);
  }

  @Test
  void whereXGivesTheSameBearerAgainItIsNotAskedAgainForAWhile() {
    putApp("stuck");
    x.givesBearer("the-only-bearer");
    Response first = ask("stuck", "");

    Response again = ask("stuck", refused(first));
    Response andAgain = ask("stuck", refused(first));

    assertThat(header(again)).isEqualTo("Bearer the-only-bearer");
    assertThat(header(andAgain)).isEqualTo("Bearer the-only-bearer");
    assertThat(x.asked(TOKEN)).hasSize(2);
  }

  @Test
  void theBearerEndsWithTheConsumerCredentialItCameFrom() throws SQLException {
    putApp("changed");
    x.givesBearer("bearer-of-old-consumer");
    ask("changed", "").then().statusCode(200);
    x.givesBearer("bearer-of-new-consumer");

    asAdmin()
        .body(Call.CONSUMER.formatted("changed").replace("secret-of", "new-secret-of"))
        .put("/api/v1/apps/changed")
        .then()
        .statusCode(200);
    Response after = ask("changed", "");

    assertThat(header(after)).isEqualTo("Bearer bearer-of-new-consumer");
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

    Response answer = ask("overtaken", "");

    assertThat(header(answer)).isEqualTo("Bearer bearer-of-today");
    assertThat(header(ask("overtaken", ""))).isEqualTo("Bearer bearer-of-today");
  }

  @Test
  void whatKeepsXFromGivingOneIsSaid() {
    putApp("barred");
    x.on(TOKEN, Reply.of(403, "{\"errors\":[{\"code\":99,\"message\":\"?\"}]}"));
    Response refused = ask("barred", "");
    x.on(TOKEN, Reply.of(503, ""));
    Response down = ask("barred", "");
    x.on(TOKEN, new Reply.Disconnect());
    Response lost = ask("barred", "");
    x.givesBearer("bearer-at-last");

    Response atLast = ask("barred", "");

    refused.then().statusCode(502).body("type", equalTo("urn:roost:problem:x-refused"));
    down.then().statusCode(503).body("type", equalTo("urn:roost:problem:x-unavailable"));
    lost.then().statusCode(503).body("type", equalTo("urn:roost:problem:x-unavailable"));
    assertThat(header(atLast)).isEqualTo("Bearer bearer-at-last");
  }

  private static Response ask(String app, String more) {
    return asManager()
        .body(
            """
            {"method":"GET","url":"%s/1.1/account_activity/subscriptions/count.json",
             "as":"app-only"%s}
            """
                .formatted(FakeX.address(), more))
        .post("/api/v1/apps/" + app + "/authorizations");
  }

  private static String refused(Response had) {
    return ",\"refused\":\"" + had.jsonPath().getString("fingerprint") + "\"";
  }

  private static String header(Response answer) {
    return answer.then().statusCode(200).extract().path("authorization");
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
