package dev.roost.vaultclient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roost.contracts.vault.HandshakeCompletion;
import dev.roost.contracts.vault.OAuth2Completion;
import dev.roost.contracts.vault.RevocationOutcome;
import dev.roost.contracts.vault.UserRevocation;
import dev.roost.contracts.vault.VaultProblem;
import dev.roost.contracts.vault.WebhookSecretUses;
import dev.roost.testsupport.net.Reply;
import dev.roost.testsupport.net.Request;
import dev.roost.vaultclient.VaultException.Refused;
import dev.roost.vaultclient.VaultException.Unreachable;
import dev.roost.xapi.endpoint.Actor;
import dev.roost.xapi.oauth1.Parameter;
import dev.roost.xapi.oauth1.SignableRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("NullAway.Init")
final class VaultClientTest {

  private static final SignableRequest LIST =
      new SignableRequest(
          "GET", URI.create("https://api.x.com/1.1/account_activity/webhooks.json"), List.of());

  @TempDir Path directory;
  private Vertx vertx;
  private FakeVault vault;
  private Path tokenFile;
  private VaultClient client;

  @BeforeEach
  void start() throws IOException {
    vertx = Vertx.vertx();
    vault = new FakeVault();
    tokenFile = Files.writeString(directory.resolve("token-vault"), "first\n");
    client = new VaultClient(vertx, vault.config(tokenFile));
  }

  @AfterEach
  void stop() {
    client.close();
    vault.close();
    vertx.closeAndAwait();
  }

  @Test
  void theVaultIsToldExactlyTheRequestThatWillBeSent() throws InterruptedException {
    vault.answers(200, "{\"authorization\":\"OAuth x\",\"fingerprint\":\"1\"}");
    var request =
        new SignableRequest(
            "POST", URI.create("https://api.x.com/a?url=b%2Fc"), List.of(new Parameter("p", "ü")));

    String header = get(client.authorizer("de mo").authorize(request, new Actor.User("7")));

    assertThat(header).isEqualTo("OAuth x");
    Request asked = vault.takeRequest();
    JsonObject body = new JsonObject(asked.body());
    assertThat(asked.line()).isEqualTo("POST /api/v1/apps/de%20mo/authorizations");
    assertThat(asked.header("Authorization")).isEqualTo("Bearer first");
    assertThat(body.getMap())
        .containsEntry("method", "POST")
        .containsEntry("url", "https://api.x.com/a?url=b%2Fc")
        .containsEntry("as", "user")
        .containsEntry("userId", "7");
    assertThat(body.getJsonArray("form").getJsonObject(0).getString("value")).isEqualTo("ü");
  }

  @Test
  void aTokenThatKubernetesReplacedIsUsedAtOnce() throws Exception {
    vault.answers(200, "{\"outcome\":\"revoked\"}");
    Files.writeString(tokenFile, "second");

    RevocationOutcome outcome = get(client.revoke("demo", "7", new UserRevocation(null)));

    assertThat(outcome.outcome()).isEqualTo(RevocationOutcome.Outcome.REVOKED);
    assertThat(vault.takeRequest().header("Authorization")).isEqualTo("Bearer second");
  }

  @Test
  void anAuthorizationByOAuth2IsBegunCompletedAndDropped() throws InterruptedException {
    vault.answers(
        201,
        """
        {"id":"h 1","state":"s","authorizeUrl":"https://x.com/i/oauth2/authorize?state=s",
         "expiresAt":"2026-11-28T16:00:00Z"}
        """);
    vault.answers(
        200,
        """
        {"userId":"7","username":"ada","fingerprint":"1","scopes":["tweet.read"],
         "missingScopes":["dm.read"],"already":false}
        """);
    vault.answers(204, "");

    var begun =
        get(client.startOAuth2Handshake("demo", "https://c.example/cb", List.of("tweet.read")));
    var user =
        get(
            client.completeOAuth2Handshake(
                "demo", begun.id(), new OAuth2Completion("s", "the-code")));
    var nobody = get(client.dropOAuth2Handshake("demo", begun.id()));

    assertThat(begun.state()).isEqualTo("s");
    assertThat(user.missingScopes()).containsExactly("dm.read");
    assertThat(nobody).isEmpty();
    Request start = vault.takeRequest();
    assertThat(start.line()).isEqualTo("POST /api/v1/apps/demo/oauth2/handshakes");
    assertThat(new JsonObject(start.body()).getJsonArray("scopes")).containsExactly("tweet.read");
    Request completion = vault.takeRequest();
    assertThat(completion.line())
        .isEqualTo("POST /api/v1/apps/demo/oauth2/handshakes/h%201/completion");
    assertThat(new JsonObject(completion.body()).getMap())
        .containsEntry("state", "s")
        .containsEntry("code", "the-code");
    assertThat(vault.takeRequest().line())
        .isEqualTo("DELETE /api/v1/apps/demo/oauth2/handshakes/h%201");
  }

  @Test
  void theEndOfAUsersCredentialsIsToldAsFarAsItIs() throws InterruptedException {
    vault.answers(202, "{\"state\":\"revoking\"}");
    vault.answers(200, "{\"state\":\"none\"}");
    vault.answers(200, "{\"state\":\"whatever\"}");

    assertThat(get(client.endCredentials("demo", "7"))).isEqualTo(CredentialsEnd.REVOKING);
    assertThat(get(client.endCredentials("demo", "7"))).isEqualTo(CredentialsEnd.NONE);
    assertThatThrownBy(() -> get(client.endCredentials("demo", "7")))
        .isInstanceOf(Unreachable.class);
    assertThat(vault.takeRequest().line())
        .isEqualTo("DELETE /api/v1/apps/demo/users/7/credentials");
  }

  @Test
  void aNoOfTheVaultIsToldInItsWords() {
    vault.answers(
        404,
        """
        {"type":"urn:roost:problem:unknown-user-token","title":"t","status":404,"detail":"Connect."}
        """);

    assertThatThrownBy(() -> get(client.authorizer("demo").authorize(LIST, new Actor.User("7"))))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.is(VaultProblem.UNKNOWN_USER_TOKEN)).isTrue();
              assertThat(refused.status()).isEqualTo(404);
              assertThat(refused.detail()).isEqualTo("Connect.");
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"<html>hunter2</html>", "{\"authorization\":", "", "null", "[1]"})
  void whatIsNotTheVaultsAnswerIsNotTold(String body) {
    vault.answers(200, body);
    vault.answers(502, body);

    assertThatThrownBy(() -> get(client.authorizer("demo").authorize(LIST, new Actor.AppOwner())))
        .isInstanceOf(Unreachable.class)
        .hasNoCause()
        .hasMessageNotContaining("hunter2");
    assertThatThrownBy(() -> get(client.authorizer("demo").authorize(LIST, new Actor.AppOwner())))
        .isInstanceOf(Unreachable.class)
        .hasNoCause();
  }

  @Test
  void withoutATokenTheVaultIsNotAsked() throws IOException {
    Files.delete(tokenFile);

    assertThatThrownBy(() -> get(client.startHandshake("demo", "https://a.example/callback")))
        .isInstanceOf(Unreachable.class)
        .hasMessageContaining("roost.vault-client.token-file");
    assertThat(vault.requests()).isEmpty();
  }

  @Test
  void aVaultThatIsAwayIsUnreachable() {
    vault.stopListening();

    assertThatThrownBy(() -> get(client.startHandshake("demo", "https://a.example/callback")))
        .isInstanceOf(Unreachable.class)
        .hasNoCause();
  }

  @Test
  void aHandshakeIsBegunCompletedAndDropped() {
    vault.answers(201, "{\"id\":\"h 1\",\"authorizeUrl\":\"https://x\",\"expiresAt\":\"t\"}");
    vault.answers(200, "{\"userId\":\"7\",\"screenName\":\"ada\",\"fingerprint\":\"1\"}");
    vault.answers(204, "");

    String id = get(client.startHandshake("demo", "https://a.example/callback")).id();
    var user = get(client.completeHandshake("demo", id, new HandshakeCompletion("t", "v")));
    var gone = get(client.dropHandshake("demo", id));
    vault.answers(
        200, "{\"userId\":\"7\",\"screenName\":\"ada\",\"fingerprint\":\"1\",\"already\":true}");
    var stays = get(client.dropHandshake("demo", id));

    assertThat(user.screenName()).isEqualTo("ada");
    assertThat(user.already()).isFalse();
    assertThat(gone).isEmpty();
    assertThat(stays).hasValueSatisfying(one -> assertThat(one.already()).isTrue());
    assertThat(vault.requests())
        .extracting(Request::line)
        .containsExactly(
            "POST /api/v1/apps/demo/handshakes",
            "POST /api/v1/apps/demo/handshakes/h%201/completion",
            "DELETE /api/v1/apps/demo/handshakes/h%201",
            "DELETE /api/v1/apps/demo/handshakes/h%201");
  }

  @Test
  void keysThatAreCurrentAreNotSentAgain() {
    vault.answers(Reply.of(200, "{\"apps\":{}}").with("ETag", "\"1\""));
    vault.answers(Reply.status(304).with("ETag", "\"1\""));

    WebhookKeys first = get(client.webhookKeys(Optional.empty()));
    WebhookKeys second = get(client.webhookKeys(first.tag()));

    assertThat(first.document().map(bytes -> new String(bytes, StandardCharsets.UTF_8)))
        .contains("{\"apps\":{}}");
    assertThat(second.document()).isEmpty();
    assertThat(vault.requests())
        .extracting(request -> request.header("If-None-Match"))
        .containsExactly("", "\"1\"");
  }

  private static <T> T get(Uni<T> answer) {
    return answer.await().atMost(Duration.ofMinutes(1));
  }

  @Test
  void theVaultIsToldWhichSecretsVerifiedDeliveries() throws InterruptedException {
    vault.answers(204, "");
    WebhookSecretUses.Use use =
        new WebhookSecretUses.Use("demo", "main", "e9db54cafa3c8433", "2026-11-24T09:30:00Z");

    get(client.reportSecretUses(new WebhookSecretUses(List.of(use))));

    Request told = vault.takeRequest();
    assertThat(told.line()).isEqualTo("POST /api/v1/webhook-secret-uses");
    assertThat(new JsonObject(told.body()).getJsonArray("uses").getJsonObject(0).getMap())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "app", "demo",
                "endpoint", "main",
                "fingerprint", "e9db54cafa3c8433",
                "lastVerifiedAt", "2026-11-24T09:30:00Z"));
  }
}
