package dev.roost.contracts.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.roost.contracts.credentials.AppCredentials;
import dev.roost.contracts.credentials.AppCredentials.LiveCredential;
import dev.roost.contracts.credentials.UserCredentialState;
import dev.roost.contracts.heartbeat.Heartbeat;
import dev.roost.contracts.replay.ReplayJobState;
import dev.roost.contracts.signal.Signal;
import dev.roost.contracts.subscription.SubscriptionState;
import dev.roost.contracts.vault.Authorization;
import dev.roost.contracts.vault.AuthorizationRequest;
import dev.roost.contracts.vault.AuthorizationRequest.ActingAs;
import dev.roost.contracts.vault.AuthorizationRequest.Field;
import dev.roost.contracts.vault.CallAnswer;
import dev.roost.contracts.vault.CallRequest;
import dev.roost.contracts.vault.ConnectedUser;
import dev.roost.contracts.vault.Handshake;
import dev.roost.contracts.vault.HandshakeCompletion;
import dev.roost.contracts.vault.HandshakeRequest;
import dev.roost.contracts.vault.RevocationOutcome;
import dev.roost.contracts.vault.UserRevocation;
import dev.roost.contracts.vault.WebhookKeysByApp;
import dev.roost.contracts.webhook.WebhookState;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each record byte for byte, as services of other versions write and read it. */
final class WireFormTest {

  private static final String AT = "2026-11-01T00:00:00Z";

  private final ObjectMapper json = new ObjectMapper();

  @ParameterizedTest
  @MethodSource
  void aRecordIsWrittenSoAndReadBack(Object row, String wire) throws JsonProcessingException {
    String expected = wire.strip().replace("\n", "");

    assertThat(json.writeValueAsString(row)).isEqualTo(expected);
    assertThat(json.readValue(expected, row.getClass())).isEqualTo(row);
  }

  @Test
  void aWebhookOfAnEarlierReleaseIsOfApi11() throws JsonProcessingException {
    String before =
        """
        {"app":"demo","endpoint":"main","url":"https://a.example/","webhookId":"1","wanted":true,
        "state":"valid","reason":null,"validity":[],"changedAt":"2026-11-01T00:00:00Z"}
        """;

    assertThat(json.readValue(before, WebhookState.class).api()).isEqualTo(WebhookState.Api.V1_1);
  }

  static Stream<Arguments> aRecordIsWrittenSoAndReadBack() {
    return Stream.of(
        Arguments.of(
            new AppCredentials(
                "demo",
                AT,
                false,
                List.of(
                    new LiveCredential(AppCredentials.Kind.CONSUMER, 2, "e9db54cafa3c8433"),
                    new LiveCredential(AppCredentials.Kind.WEBHOOK_CLIENT, 1, "sha256:0"))),
            """
            {"app":"demo","changedAt":"2026-11-01T00:00:00Z","requireModern":false,"credentials":
            [{"kind":"consumer","version":2,"fingerprint":"e9db54cafa3c8433"},
            {"kind":"webhook-client","version":1,"fingerprint":"sha256:0"}]}
            """),
        Arguments.of(
            new UserCredentialState(
                "demo",
                "12",
                UserCredentialState.State.RECONNECT_NEEDED,
                UserCredentialState.Cause.REFUSED,
                List.of("tweet.read", "users.read"),
                AT),
            """
            {"app":"demo","userId":"12","state":"reconnect-needed","cause":"refused",
            "scopes":["tweet.read","users.read"],"changedAt":"2026-11-01T00:00:00Z"}
            """),
        Arguments.of(
            new WebhookState(
                "demo",
                "main",
                "https://a.example/",
                "1",
                true,
                WebhookState.State.VALID,
                null,
                List.of(new WebhookState.Interval(AT, null)),
                AT),
            """
            {"app":"demo","endpoint":"main","url":"https://a.example/","webhookId":"1","api":"1.1",
            "wanted":true,"state":"valid","reason":null,"validity":
            [{"from":"2026-11-01T00:00:00Z","to":null}],"changedAt":"2026-11-01T00:00:00Z"}
            """),
        Arguments.of(
            new WebhookState(
                "demo",
                "activity",
                "https://a.example/",
                null,
                WebhookState.Api.V2,
                true,
                WebhookState.State.REGISTERING,
                null,
                List.of(),
                AT),
            """
            {"app":"demo","endpoint":"activity","url":"https://a.example/","webhookId":null,
            "api":"2","wanted":true,"state":"registering","reason":null,"validity":[],
            "changedAt":"2026-11-01T00:00:00Z"}
            """),
        Arguments.of(
            new SubscriptionState(
                "demo",
                "main",
                "12",
                "ada",
                SubscriptionState.State.PENDING,
                "X is away",
                null,
                AT),
            """
            {"app":"demo","endpoint":"main","userId":"12","screenName":"ada","state":"pending",
            "reason":"X is away","subscribedAt":null,"changedAt":"2026-11-01T00:00:00Z",
            "api":"account-activity","profile":null,"eventTypes":null}
            """),
        Arguments.of(
            new SubscriptionState(
                "demo",
                "activity",
                "12",
                "ada",
                SubscriptionState.State.SUBSCRIBED,
                null,
                AT,
                AT,
                SubscriptionState.Api.ACTIVITY,
                "mentions",
                List.of("post.mention.create", "post.reply.create", "post.quote.create")),
            """
            {"app":"demo","endpoint":"activity","userId":"12","screenName":"ada",
            "state":"subscribed","reason":null,"subscribedAt":"2026-11-01T00:00:00Z",
            "changedAt":"2026-11-01T00:00:00Z","api":"activity","profile":"mentions",
            "eventTypes":["post.mention.create","post.reply.create","post.quote.create"]}
            """),
        Arguments.of(
            new ReplayJobState(
                "7f",
                "demo",
                "main",
                "1",
                AT,
                AT,
                ReplayJobState.State.SUBMITTING,
                null,
                AT,
                AT,
                null,
                null,
                AT),
            """
            {"jobId":"7f","app":"demo","endpoint":"main","webhookId":"1",
            "from":"2026-11-01T00:00:00Z","to":"2026-11-01T00:00:00Z","state":"submitting",
            "xJobId":null,"requestedAt":"2026-11-01T00:00:00Z",
            "submittedAt":"2026-11-01T00:00:00Z","endedAt":null,"reason":null,
            "changedAt":"2026-11-01T00:00:00Z"}
            """),
        Arguments.of(
            new Heartbeat(
                null,
                "pod-1",
                Heartbeat.State.GOODBYE,
                AT,
                AT,
                1000,
                7,
                Map.of("unknown", 2L, "no-keys", 1L),
                Map.of("main", Map.of("no-client-secret", new Heartbeat.Unverified(2, AT)))),
            """
            {"app":null,"replica":"pod-1","state":"goodbye","startedAt":"2026-11-01T00:00:00Z",
            "sentAt":"2026-11-01T00:00:00Z","everyMillis":1000,"accepted":7,"refused":
            {"no-keys":1,"unknown":2},"unverified":{"main":{"no-client-secret":
            {"count":2,"lastAt":"2026-11-01T00:00:00Z"}}}}
            """),
        Arguments.of(
            new Signal.Revocation("demo", "main", AT, "12", null, AT),
            """
            {"type":"revocation","app":"demo","endpoint":"main",
            "receivedAt":"2026-11-01T00:00:00Z","userId":"12","appId":null,
            "revokedAt":"2026-11-01T00:00:00Z"}
            """),
        Arguments.of(
            new Signal.ReplayJobStatus("demo", "main", AT, "9", "1", "Complete", null),
            """
            {"type":"replay-job-status","app":"demo","endpoint":"main",
            "receivedAt":"2026-11-01T00:00:00Z","jobId":"9","webhookId":"1","state":"Complete",
            "description":null}
            """),
        Arguments.of(
            new AuthorizationRequest(
                "POST",
                "https://api.x.com/1.1/a.json",
                List.of(new Field("url", "u")),
                ActingAs.APP_OWNER,
                null),
            """
            {"method":"POST","url":"https://api.x.com/1.1/a.json","form":
            [{"name":"url","value":"u"}],"as":"app-owner","userId":null}
            """),
        Arguments.of(
            new Authorization("Bearer b", "e9db54cafa3c8433"),
            """
            {"authorization":"Bearer b","fingerprint":"e9db54cafa3c8433"}
            """),
        Arguments.of(
            new CallRequest(
                "create-webhook", Map.of(), Map.of("url", "u"), CallRequest.As.OAUTH_1_USER, "7"),
            """
            {"operation":"create-webhook","parameters":{},"body":{"url":"u"},"as":"oauth1-user",
            "userId":"7"}
            """),
        Arguments.of(
            new CallAnswer(429, new CallAnswer.RateLimit(500, 0, 1793534460L), "5", "{}"),
            """
            {"status":429,"rateLimit":{"limit":500,"remaining":0,"reset":1793534460},
            "retryAfter":"5","body":"{}"}
            """),
        Arguments.of(
            new Handshake("id", "https://a.example/", AT),
            """
            {"id":"id","authorizeUrl":"https://a.example/","expiresAt":"2026-11-01T00:00:00Z"}
            """),
        Arguments.of(
            new HandshakeRequest("https://a.example/"),
            """
            {"callback":"https://a.example/"}
            """),
        Arguments.of(
            new HandshakeCompletion("t", "v"),
            """
            {"oauthToken":"t","verifier":"v"}
            """),
        Arguments.of(
            new ConnectedUser("12", "ada", "e9db54cafa3c8433", false),
            """
            {"userId":"12","screenName":"ada","fingerprint":"e9db54cafa3c8433","already":false}
            """),
        Arguments.of(
            new UserRevocation(AT),
            """
            {"revokedAt":"2026-11-01T00:00:00Z"}
            """),
        Arguments.of(
            new RevocationOutcome(RevocationOutcome.Outcome.NEWER_TOKEN),
            """
            {"outcome":"newer-token"}
            """),
        Arguments.of(
            new WebhookKeysByApp(
                Map.of("demo", new WebhookKeysByApp.Keys(List.of("a", "b"), List.of(), true))),
            """
            {"apps":{"demo":{"consumerSecrets":["a","b"],"clientSecrets":[],
            "requireModern":true}}}
            """));
  }
}
