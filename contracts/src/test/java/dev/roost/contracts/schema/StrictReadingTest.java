package dev.roost.contracts.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.roost.contracts.credentials.AppCredentials;
import dev.roost.contracts.credentials.UserCredentialState;
import dev.roost.contracts.heartbeat.Heartbeat;
import dev.roost.contracts.replay.ReplayJobState;
import dev.roost.contracts.signal.Signal;
import dev.roost.contracts.subscription.SubscriptionState;
import dev.roost.contracts.vault.Authorization;
import dev.roost.contracts.vault.AuthorizationRequest.ActingAs;
import dev.roost.contracts.vault.HandshakeCompletion;
import dev.roost.contracts.vault.RevocationOutcome;
import dev.roost.contracts.vault.WebhookKeysByApp;
import dev.roost.contracts.webhook.WebhookState;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is read, and what is not. */
final class StrictReadingTest {

  private static final String AT = "2026-11-01T00:00:00Z";

  private final ObjectMapper json = new ObjectMapper();

  /** Every name that others may already have stored; one that changes is missing here. */
  @ParameterizedTest
  @MethodSource
  void theNamesOfStatesAreThese(List<String> names, List<String> expected) {
    assertThat(names).isEqualTo(expected);
  }

  static Stream<Arguments> theNamesOfStatesAreThese() {
    return Stream.of(
        Arguments.of(
            Stream.of(WebhookState.State.values()).map(WebhookState.State::wire).toList(),
            List.of("registering", "valid", "invalid", "failed", "deleted")),
        Arguments.of(
            Stream.of(SubscriptionState.State.values()).map(SubscriptionState.State::wire).toList(),
            List.of("pending", "subscribed", "failed", "revoked", "unsubscribed")),
        Arguments.of(
            Stream.of(ReplayJobState.State.values()).map(ReplayJobState.State::wire).toList(),
            List.of(
                "queued",
                "submitting",
                "running",
                "complete",
                "incomplete",
                "failed",
                "cancelled")),
        Arguments.of(
            Stream.of(Heartbeat.State.values()).map(Heartbeat.State::wire).toList(),
            List.of("alive", "goodbye")),
        Arguments.of(
            Stream.of(AppCredentials.Kind.values()).map(AppCredentials.Kind::wire).toList(),
            List.of("consumer", "owner", "client", "webhook-consumer", "webhook-client")),
        Arguments.of(
            Stream.of(UserCredentialState.State.values())
                .map(UserCredentialState.State::wire)
                .toList(),
            List.of("active", "missing-scope", "reconnect-needed", "revoking")),
        Arguments.of(
            Stream.of(UserCredentialState.Cause.values())
                .map(UserCredentialState.Cause::wire)
                .toList(),
            List.of("refused", "answer-lost", "no-refresh-token", "revoked-by-user")),
        Arguments.of(
            Stream.of(ActingAs.values()).map(ActingAs::wire).toList(),
            List.of("app-owner", "user", "app-only")),
        Arguments.of(
            Stream.of(RevocationOutcome.Outcome.values())
                .map(RevocationOutcome.Outcome::wire)
                .toList(),
            List.of("revoked", "none", "newer-token")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "valid"     | "Valid"
          "valid"     | "unheard-of"
          "valid"     | ""
          "valid"     | 1
          "valid"     | null
          ,"state":"valid" | ''
          """)
  void aStateThatNobodyKnowsOrNoneAtAllIsNotRead(String right, String wrong) {
    String row =
        """
        {"app":"demo","endpoint":"main","url":"https://a.example/","wanted":true,"state":"valid",
         "validity":[],"changedAt":"2026-11-01T00:00:00Z"}
        """;

    assertThatThrownBy(() -> json.readValue(row.replace(right, wrong), WebhookState.class))
        .isInstanceOf(JsonProcessingException.class);
  }

  @ParameterizedTest
  @CsvSource({"replay-job-status", "revoked", "''"})
  void aSignalIsNotReadAsOneOfAnotherType(String type) throws JsonProcessingException {
    String revocation =
        json.writeValueAsString(new Signal.Revocation("demo", "main", AT, "12", null, AT));
    String other = revocation.replace("\"revocation\"", "\"" + type + "\"");

    assertThatThrownBy(() -> json.readValue(other, Signal.Revocation.class))
        .isInstanceOf(JsonProcessingException.class);
  }

  @Test
  void aReplayJobOfAnEarlierVersionIsReadWithItsFormerNames() throws JsonProcessingException {
    String former =
        """
        {"jobId":"7f","app":"demo","endpoint":"main","webhookId":"1",
         "from":"2026-11-01T00:00:00Z","to":"2026-11-01T00:10:00Z","state":"asking",
         "requestedAt":"2026-11-01T01:00:00Z","askedAt":"2026-11-01T02:00:00Z",
         "changedAt":"2026-11-01T02:00:00Z"}
        """;

    ReplayJobState read = json.readValue(former, ReplayJobState.class);

    assertThat(read.state()).isEqualTo(ReplayJobState.State.SUBMITTING);
    assertThat(read.submittedAt()).isEqualTo("2026-11-01T02:00:00Z");
    assertThat(json.writeValueAsString(read)).doesNotContain("ask");
  }

  @Test
  void whatHoldsSecretsDoesNotShowThem() {
    WebhookKeysByApp keys =
        new WebhookKeysByApp(
            Map.of("demo", new WebhookKeysByApp.Keys(List.of("hush"), List.of("hush"), true)));

    assertThat(keys.toString()).contains("demo").doesNotContain("hush");
    assertThat(keys.apps().toString()).doesNotContain("hush");
    assertThat(new Authorization("Bearer hush", "1").toString()).doesNotContain("hush");
    assertThat(new HandshakeCompletion("hush", "hush").toString()).doesNotContain("hush");
  }
}
