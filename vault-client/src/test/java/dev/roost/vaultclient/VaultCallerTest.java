package dev.roost.vaultclient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roost.contracts.vault.VaultProblem;
import dev.roost.testsupport.net.Reply;
import dev.roost.testsupport.net.Request;
import dev.roost.vaultclient.VaultException.Refused;
import dev.roost.vaultclient.VaultException.Unreachable;
import dev.roost.xapi.endpoint.AccountActivityEndpoint;
import dev.roost.xapi.endpoint.Answer;
import dev.roost.xapi.endpoint.CallGuard;
import dev.roost.xapi.endpoint.RateLimitPause;
import dev.roost.xapi.endpoint.RateLimiter;
import dev.roost.xapi.endpoint.XApiException.RateLimited;
import dev.roost.xapi.endpoint.XApiException.Unavailable;
import dev.roost.xapi.v2.Credential;
import dev.roost.xapi.v2.EventType;
import dev.roost.xapi.v2.NewSubscription;
import dev.roost.xapi.v2.XApi2Client;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls of X that the vault makes. */
@SuppressWarnings("NullAway.Init")
final class VaultCallerTest {

  private static final NewSubscription WANTED =
      new NewSubscription(
          EventType.DM_RECEIVED,
          Optional.of("7"),
          Optional.empty(),
          Optional.of("1"),
          Optional.empty());

  @TempDir Path directory;
  private Vertx vertx;
  private FakeVault vault;
  private Path tokenFile;
  private VaultClient client;
  private VaultCaller caller;

  @BeforeEach
  void start() throws IOException {
    vertx = Vertx.vertx();
    vault = new FakeVault();
    tokenFile = Files.writeString(directory.resolve("token-vault"), "mine");
    client = new VaultClient(vertx, vault.config(tokenFile));
    caller = new VaultCaller(client, "de mo");
  }

  @AfterEach
  void stop() {
    client.close();
    vault.close();
    vertx.closeAndAwait();
  }

  @Test
  void theVaultIsToldOperationParametersBodyAndInWhoseName() throws InterruptedException {
    vault.answers(
        200,
        "{\"status\":200,\"body\":\"{\\\"data\\\":{\\\"subscription_id\\\":\\\"9\\\",\\\"event_type\\\":\\\"dm.received\\\"}}\"}");

    var created = get(x().createSubscription(WANTED, Credential.OAUTH_1_USER));

    assertThat(created.subscriptionId()).isEqualTo("9");
    Request asked = vault.takeRequest();
    assertThat(asked.line()).isEqualTo("POST /api/v1/apps/de%20mo/calls");
    assertThat(asked.header("Authorization")).isEqualTo("Bearer mine");
    assertThat(new JsonObject(asked.body()))
        .isEqualTo(
            new JsonObject(
                """
                {"operation":"create-subscription","parameters":{},"as":"oauth1-user","userId":"7",
                 "body":{"event_type":"dm.received","filter":{"user_id":"7"},"webhook_id":"1"}}
                """));
  }

  @Test
  void whereTheVaultIsToChooseNoCredentialIsNamed() throws InterruptedException {
    vault.answers(200, "{\"status\":500,\"body\":\"\"}");

    assertThatThrownBy(() -> get(x().createSubscription(WANTED))).isInstanceOf(Unavailable.class);

    JsonObject asked = new JsonObject(vault.takeRequest().body());
    assertThat(asked.getValue("as")).isNull();
    assertThat(asked.getString("userId")).isEqualTo("7");
  }

  @Test
  void parametersOfPathAndQueryAreOneListAndTheBearerOfVersion11GoesTheSameWay()
      throws InterruptedException {
    vault.answers(200, "{\"status\":204,\"body\":\"\"}");
    vault.answers(200, "{\"status\":200,\"body\":\"{}\"}");

    Answer answer =
        get(
            caller.call(
                AccountActivityEndpoint.UNSUBSCRIBE, Map.of("webhook_id", "1", "user_id", "7")));
    assertThatThrownBy(() -> get(x().subscriptions(Optional.of("7"))))
        .isInstanceOf(Unavailable.class);

    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.reset()).isEmpty();
    assertThat(new JsonObject(vault.takeRequest().body()))
        .isEqualTo(
            new JsonObject(
                """
                {"operation":"v1-unsubscribe","parameters":{"webhook_id":"1","user_id":"7"},
                 "body":null,"as":"bearer","userId":null}
                """));
    assertThat(new JsonObject(vault.takeRequest().body()).getJsonObject("parameters").getMap())
        .containsExactlyInAnyOrderEntriesOf(Map.of("max_results", "1000", "user_id", "7"));
  }

  @Test
  void whatXSaysOfItsLimitReachesWhoAsked() {
    vault.answers(
        200,
        """
        {"status":429,"rateLimit":{"limit":500,"remaining":0,"reset":1793534460},
         "body":"{\\"errors\\":[{\\"code\\":88}]}"}
        """);

    assertThatThrownBy(() -> get(x().webhooks()))
        .isInstanceOfSatisfying(
            RateLimited.class,
            limited -> assertThat(limited.resetAt()).isEqualTo(Instant.ofEpochSecond(1793534460)));
  }

  @Test
  void whereXGaveTheVaultNoAnswerXIsUnavailable() {
    vault.answers(Reply.problem(503, "x-unreachable", "No answer."));

    assertThatThrownBy(() -> get(x().webhooks()))
        .isInstanceOfSatisfying(Unavailable.class, it -> assertThat(it.status()).isEmpty());
  }

  @Test
  void aNoOfTheVaultIsTheVaults() {
    vault.answers(Reply.problem(503, "x-unavailable", "X gave no bearer."));
    vault.answers(Reply.problem(409, "no-oauth2-user-token", "None."));

    assertThatThrownBy(() -> get(x().webhooks()))
        .isInstanceOfSatisfying(
            Refused.class, it -> assertThat(it.is(VaultProblem.X_UNAVAILABLE)).isTrue());
    assertThatThrownBy(() -> get(x().createSubscription(WANTED)))
        .isInstanceOfSatisfying(
            Refused.class, it -> assertThat(it.is(VaultProblem.NO_OAUTH2_USER_TOKEN)).isTrue());
  }

  @Test
  void aVaultThatFallsSilentMayHaveActedAndOneThatIsNotThereHasNot() throws IOException {
    vault.answers(new Reply.Silence());
    assertThatThrownBy(() -> get(x().webhooks())).satisfies(it -> mayHaveActed(it, true));

    vault.answers(new Reply.Disconnect());
    assertThatThrownBy(() -> get(x().webhooks())).satisfies(it -> mayHaveActed(it, true));

    vault.stopListening();
    assertThatThrownBy(() -> get(x().webhooks())).satisfies(it -> mayHaveActed(it, false));

    Files.delete(tokenFile);
    assertThatThrownBy(() -> get(x().webhooks())).satisfies(it -> mayHaveActed(it, false));
  }

  private static void mayHaveActed(Throwable failure, boolean expected) {
    assertThat(failure)
        .isInstanceOfSatisfying(
            Unreachable.class, it -> assertThat(it.mayHaveActed()).isEqualTo(expected));
  }

  private XApi2Client x() {
    return new XApi2Client(
        caller,
        Clock.systemUTC(),
        new Random(1),
        RateLimitPause.DEFAULT,
        CallGuard.NONE,
        RateLimiter.NONE);
  }

  private static <T> T get(Uni<T> answer) {
    return answer.await().atMost(Duration.ofMinutes(1));
  }
}
