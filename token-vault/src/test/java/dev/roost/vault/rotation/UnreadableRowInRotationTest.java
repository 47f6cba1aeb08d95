package dev.roost.vault.rotation;

import static dev.roost.vault.fixtures.Call.asAdmin;
import static dev.roost.vault.fixtures.Call.putAppWithOwner;
import static org.hamcrest.Matchers.equalTo;

import dev.roost.vault.fixtures.Database;
import dev.roost.vault.fixtures.Surroundings;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** A row that does not open holds up the rotation of its own app, and nothing else. */
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class UnreadableRowInRotationTest {

  /** More than both apps have steps. */
  private static final int STEPS = 8;

  @Inject RotationJob job;
  @Inject DataSource source;

  @Test
  void theRotationsOfOtherAppsDoNotWaitAndItsOwnEndsOnceItIsReplaced() throws SQLException {
    putAppWithOwner("stuck");
    putAppWithOwner("turning");
    Database.of(source)
        .run(
            """
            update token_vault.secret set sealed = '\\x0102'
            where app = 'stuck' and kind = 'owner' and ended_at is null
            """);
    rotate("stuck");
    rotate("turning");

    steps();

    is("turning", "done", 0);
    is("stuck", "running", 1);

    putAppWithOwner("stuck");
    steps();

    is("stuck", "done", 0);
  }

  private static void rotate(String app) {
    asAdmin().post("/api/v1/apps/" + app + "/keys/rotation").then().statusCode(202);
  }

  private static void is(String app, String state, int remaining) {
    asAdmin()
        .get("/api/v1/apps/" + app + "/keys/rotation")
        .then()
        .body("state", equalTo(state))
        .body("remaining", equalTo(remaining));
  }

  private void steps() {
    for (int step = 0; step < STEPS; step++) {
      job.step().await().atMost(Duration.ofSeconds(60));
    }
  }
}
