package dev.roost.vault;

import static dev.roost.vault.fixtures.Call.putAppWithOwner;

import dev.roost.testsupport.issuer.Tokens;
import dev.roost.testsupport.outage.Call;
import dev.roost.testsupport.outage.DatabaseOutage;
import dev.roost.vault.fixtures.Surroundings;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;
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
    putAppWithOwner("outage");
    String toSign =
        """
        {"method":"PUT","url":"%s/1.1/account_activity/webhooks/1.json","as":"app-owner"}
        """
            .formatted(ConfigProvider.getConfig().getValue("roost.x.base-url", String.class));

    new DatabaseOutage(
            api,
            health,
            List.of(
                Call.get("/api/v1/apps", Tokens.admin()),
                Call.get("/api/v1/apps/outage", Tokens.person("viewer")),
                Call.get("/api/v1/webhook-keys", Tokens.service("webhook-ingest")),
                new Call("DELETE", "/api/v1/apps/outage/users/7/token", Tokens.admin(), ""),
                new Call(
                    "POST",
                    "/api/v1/apps/outage/authorizations",
                    Tokens.service("subscription-manager"),
                    toSign)))
        .isSurvived();
  }
}
