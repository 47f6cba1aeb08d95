package dev.roost.subscriptions;

import static dev.roost.subscriptions.fixtures.Call.registered;
import static dev.roost.subscriptions.fixtures.Call.webhook;

import dev.roost.subscriptions.fixtures.Surroundings;
import dev.roost.testsupport.issuer.Tokens;
import dev.roost.testsupport.outage.Call;
import dev.roost.testsupport.outage.DatabaseOutage;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class DatabaseOutageTest {

  @TestHTTPResource("/")
  URI api;

  @TestHTTPResource(value = "/health", management = true)
  URI health;

  @Test
  void aPrimaryThatVanishesIsToldToEveryCallerAndLeftBehind() {
    registered("outage");
    String operator = Tokens.person("operator");

    new DatabaseOutage(
            api,
            health,
            List.of(
                Call.get(webhook("outage"), operator),
                Call.get(webhook("outage") + "/subscriptions", operator),
                Call.get(webhook("outage") + "/subscriptions/7", operator),
                new Call("PUT", webhook("outage"), operator, "{}")))
        .isSurvived();
  }
}
