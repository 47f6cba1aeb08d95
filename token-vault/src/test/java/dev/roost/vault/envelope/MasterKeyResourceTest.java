package dev.roost.vault.envelope;

import static dev.roost.vault.fixtures.Call.asAdmin;
import static dev.roost.vault.fixtures.Call.asIngest;
import static dev.roost.vault.fixtures.Call.asManager;
import static dev.roost.vault.fixtures.Call.putAppWithOwner;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import dev.roost.vault.doubles.FakeX;
import dev.roost.vault.fixtures.Keysets;
import dev.roost.vault.fixtures.Surroundings;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** The running service is the replica that is still old; a newer one works beside it. */
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class MasterKeyResourceTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Inject MasterKeyConfig config;
  @Inject MasterKeyAnnouncementJob job;
  @Inject UnreadableSecrets unreadable;
  @Inject DataSource source;
  @Inject Pool database;
  @Inject Vertx vertx;

  @Test
  void theOldReplicaGoesOnSigningAfterANewOneMadeADataKeyAndIsShownToLackIts() throws Exception {
    putAppWithOwner("between-keys");
    job.announce().await().atMost(PATIENCE);
    KeysetHandle both = Keysets.promoted(Keysets.added(keysetOfTheService()));
    MasterKey newer = MasterKey.read(Keysets.file(both));
    ReplicaName name = new ReplicaName(config);
    MasterKeyReplicas replicas = new MasterKeyReplicas(newer, name, config);
    MasterKeyCheck check = new MasterKeyCheck(newer, name, config, unreadable, source);
    assertThat(check.join()).isEmpty();
    try {
      DataKeys keys = new DataKeys(newer, replicas, unreadable, vertx, Clock.systemUTC());
      database.withTransaction(tx -> keys.renew(tx, "between-keys")).await().atMost(PATIENCE);
      putOwner("between-keys");

      assertThat(signed("between-keys")).isEqualTo(200);
      JsonPath seen =
          asAdmin().get("/api/v1/master-key").then().statusCode(200).extract().jsonPath();
      String oldId = Long.toString(Keysets.id(both, 0));
      String newId = Long.toString(newer.primary());
      assertThat(seen.getString("primary")).isEqualTo(oldId);
      assertThat(seen.getString("used")).isEqualTo(oldId);
      assertThat(
              seen.getList(
                  "replicas.findAll { it.replica != '%s' }.lacks.flatten()"
                      .formatted(name.value())))
          .asInstanceOf(InstanceOfAssertFactories.list(String.class))
          .containsOnly(newId);
      assertThat(seen.getList("replicas.find { it.replica == '%s' }.keys".formatted(name.value())))
          .isEqualTo(List.of(oldId, newId));
      assertThat(seen.getList("dataKeys.find { it.key == '%s' }.apps".formatted(oldId)))
          .asInstanceOf(InstanceOfAssertFactories.list(String.class))
          .contains("between-keys");
    } finally {
      check.leave();
    }
  }

  @Test
  void servicesDoNotReadIt() {
    asIngest()
        .get("/api/v1/master-key")
        .then()
        .statusCode(403)
        .body("type", equalTo("urn:roost:problem:forbidden"));
  }

  private KeysetHandle keysetOfTheService() throws Exception {
    return TinkJsonProtoKeysetFormat.parseKeyset(
        Files.readString(config.file()), AeadConfig2026.get(), InsecureSecretKeyAccess.get());
  }

  private static void putOwner(String app) {
    asAdmin()
        .body("{\"owner\":{\"token\":\"other-owner\",\"secret\":\"other-owner-secret\"}}")
        .put("/api/v1/apps/" + app)
        .then()
        .statusCode(200)
        .body("credentials.kind", hasItem("owner"));
  }

  private static int signed(String app) {
    return asManager()
        .body(
            "{\"method\":\"PUT\",\"url\":\"%s/1.1/account_activity/webhooks/1.json\",\"as\":\"app-owner\"}"
                .formatted(FakeX.address()))
        .post("/api/v1/apps/" + app + "/authorizations")
        .statusCode();
  }
}
