package dev.roost.replay;

import dev.roost.replay.fixtures.Surroundings;
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

  private static final String JOBS = "/api/v1/apps/outage/webhooks/main/replays";
  private static final String JOB = JOBS + "/7f0f0f0e-0000-4000-8000-000000000000";

  @TestHTTPResource("/")
  URI api;

  @TestHTTPResource(value = "/health", management = true)
  URI health;

  @Test
  void aPrimaryThatVanishesIsToldToEveryCallerAndLeftBehind() {
    String operator = Tokens.person("operator");

    new DatabaseOutage(
            api,
            health,
            List.of(
                Call.get(JOBS, operator),
                Call.get(JOB, operator),
                Call.get(JOB + "/events", operator),
                new Call("DELETE", JOB, operator, "")))
        .isSurvived();
  }
}
