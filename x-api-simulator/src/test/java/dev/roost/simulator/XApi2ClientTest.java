package dev.roost.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roost.xapi.endpoint.Answer;
import dev.roost.xapi.endpoint.CallGuard;
import dev.roost.xapi.endpoint.RateLimitPause;
import dev.roost.xapi.endpoint.RateLimiter;
import dev.roost.xapi.endpoint.ReplayWindow;
import dev.roost.xapi.endpoint.Subscribed;
import dev.roost.xapi.endpoint.Unsubscribed;
import dev.roost.xapi.endpoint.Webhook;
import dev.roost.xapi.endpoint.XApiException;
import dev.roost.xapi.endpoint.XApiException.Conflict;
import dev.roost.xapi.endpoint.XApiException.Invalid;
import dev.roost.xapi.endpoint.XApiException.NotFound;
import dev.roost.xapi.endpoint.XApiException.NotPermitted;
import dev.roost.xapi.endpoint.XApiException.RateLimited;
import dev.roost.xapi.v2.ActivitySubscription;
import dev.roost.xapi.v2.Call;
import dev.roost.xapi.v2.Credential;
import dev.roost.xapi.v2.EventType;
import dev.roost.xapi.v2.NewSubscription;
import dev.roost.xapi.v2.XApi2Client;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The product's client of version 2, with each reading of what X leaves open. */
@QuarkusTest
class XApi2ClientTest {

  private final Receiver receiver = new Receiver();
  private final XApi2Client client =
      new XApi2Client(
          call -> Uni.createFrom().item(() -> answer(call)),
          Clock.systemUTC(),
          new Random(1),
          RateLimitPause.DEFAULT,
          CallGuard.NONE,
          RateLimiter.NONE);
  private String ada = "";

  @BeforeEach
  void anApp() {
    Simulator.forget();
    Simulator.app("demo");
    ada = Simulator.user("ada");
    receiver.secret = Simulator.get("/simulator/apps/demo").getString("consumerSecret");
  }

  @AfterEach
  void close() {
    receiver.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"initiated", "awaited", "attempted"})
  void aWebhookIsCreatedListedChallengedAndDeleted(String challenge) {
    V2.switches("challenge", challenge);

    Webhook created = get(client.createWebhook(URI.create(receiver.url())));
    List<Webhook> listed = get(client.webhooks());
    get(client.challengeWebhook(created.id()));
    get(client.deleteWebhook(created.id()));

    assertThat(created.url()).isEqualTo(receiver.url());
    assertThat(created.createdAt()).isPresent();
    assertThat(listed).containsExactly(created);
    assertThat(get(client.webhooks())).isEmpty();
    assertThatThrownBy(() -> get(client.deleteWebhook(created.id())))
        .isInstanceOfSatisfying(NotFound.class, it -> assertThat(it.isXsOwn()).isTrue());
  }

  @Test
  void aUrlThatXHasIsADuplicateAndAFailedChallengeIsTold() {
    get(client.createWebhook(URI.create(receiver.url())));
    assertThatThrownBy(() -> get(client.createWebhook(URI.create(receiver.url()))))
        .isInstanceOfSatisfying(Conflict.class, it -> assertThat(it.isDuplicate()).isTrue());

    receiver.secret = "another";
    assertThatThrownBy(() -> get(client.createWebhook(URI.create(receiver.url() + "/other"))))
        .isInstanceOfSatisfying(Invalid.class, it -> assertThat(it.isOfChallenge()).isTrue());
  }

  @Test
  void anAccountIsSubscribedOnceCountedListedAndEnded() {
    String webhook = V2.webhook("demo", receiver);

    assertThat(get(client.isAccountSubscribed(webhook, ada))).isFalse();
    assertThat(get(client.subscribeAccount(webhook, ada))).isEqualTo(Subscribed.NOW);
    assertThat(get(client.subscribeAccount(webhook, ada))).isEqualTo(Subscribed.BEFORE);
    assertThat(get(client.isAccountSubscribed(webhook, ada))).isTrue();
    assertThat(get(client.countAccounts()).all()).isEqualTo(1);
    assertThat(get(client.accounts(webhook)).userIds()).containsExactly(ada);
    assertThat(get(client.unsubscribeAccount(webhook, ada))).isEqualTo(Unsubscribed.NOW);
    assertThat(get(client.unsubscribeAccount(webhook, ada))).isEqualTo(Unsubscribed.NOT_THERE);
  }

  @ParameterizedTest
  @CsvSource({
    "nested,shown,shown",
    "flat,absent,absent",
    "array,shown,absent",
    "instance,absent,shown"
  })
  void aSubscriptionIsCreatedListedChangedAndDeletedInEachOfXsShapes(
      String created, String totals, String nextToken) {
    V2.switches("created", created, "totals", totals, "nextToken", nextToken);
    String webhook = V2.webhook("demo", receiver);

    ActivitySubscription one =
        get(client.createSubscription(wanted(EventType.DM_RECEIVED), Credential.OAUTH_1_USER));
    ActivitySubscription two =
        get(client.createSubscription(wanted(EventType.POST_CREATE), Credential.BEARER));
    ActivitySubscription changed =
        get(
            client.updateSubscription(
                one.subscriptionId(), Optional.of("t"), Optional.of(webhook)));

    assertThat(one.type()).contains(EventType.DM_RECEIVED);
    assertThat(one.userId()).contains(ada);
    assertThat(one.isQualified()).isFalse();
    assertThat(changed.tag()).contains("t");
    assertThat(changed.webhookId()).contains(webhook);
    assertThat(get(client.subscriptions(Optional.empty())))
        .satisfies(all -> assertThat(all.isWhole()).isTrue())
        .satisfies(all -> assertThat(all.subscriptions()).hasSize(2));
    assertThat(get(client.subscriptions(Optional.of(ada))).isWhole()).isTrue();
    assertThat(get(client.deleteSubscription(one.subscriptionId()))).isEqualTo(Unsubscribed.NOW);
    assertThat(get(client.deleteSubscription(one.subscriptionId())))
        .isEqualTo(Unsubscribed.NOT_THERE);
    get(client.deleteSubscriptions(List.of(one.subscriptionId(), two.subscriptionId())));
    assertThat(get(client.subscriptions(Optional.empty())).subscriptions()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"badRequest", "conflict"})
  void aSubscriptionThatXHasIsADuplicateHoweverXSaysIt(String duplicates) {
    V2.switches("duplicates", duplicates);
    get(client.createSubscription(wanted(EventType.POST_CREATE), Credential.BEARER));

    assertThatThrownBy(
            () -> get(client.createSubscription(wanted(EventType.POST_CREATE), Credential.BEARER)))
        .isInstanceOfSatisfying(Conflict.class, it -> assertThat(it.isDuplicate()).isTrue());
  }

  @ParameterizedTest
  @ValueSource(strings = {"api.twitter.com", "api.x.com"})
  void aCredentialThatXDoesNotTakeIsNotPermitted(String host) {
    V2.switches("problemHost", host);

    assertThatThrownBy(
            () -> get(client.createSubscription(wanted(EventType.DM_RECEIVED), Credential.BEARER)))
        .isInstanceOfSatisfying(
            NotPermitted.class,
            it -> assertThat(it.reason()).contains("not-authorized-for-resource"));
  }

  @Test
  void aReplayRunsOnceAtATimeAndAWindowThatIsTooOldIsRefused() {
    String webhook = V2.webhook("demo", receiver);
    Instant end = Instant.now().truncatedTo(ChronoUnit.MINUTES);

    assertThat(get(client.replay(webhook, window(end, 1))).id()).isNotEmpty();
    assertThatThrownBy(() -> get(client.replay(webhook, window(end, 48))))
        .isInstanceOfSatisfying(
            XApiException.class, it -> assertThat(it.reason()).contains("QueryParamInvalid"));
  }

  @Test
  void aLimitThatIsUsedUpIsTold() {
    for (int i = 0; i < 450; i++) {
      get(client.webhooks());
    }

    assertThatThrownBy(() -> get(client.webhooks())).isInstanceOf(RateLimited.class);
  }

  private static ReplayWindow window(Instant end, int hours) {
    return new ReplayWindow(end.minus(hours, ChronoUnit.HOURS), end);
  }

  private NewSubscription wanted(EventType type) {
    return new NewSubscription(
        type, Optional.of(ada), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** With the app's bearer, or signed with the user's token. */
  private static Answer answer(Call call) {
    Response answer =
        V2.as(
            call.userId().isPresent() ? "ada" : "bearer",
            "demo",
            call.operation().method(),
            call.address(),
            call.body().map(Object::toString).orElse(""));
    return new Answer(
        answer.statusCode(),
        header(answer, "x-rate-limit-limit"),
        header(answer, "x-rate-limit-remaining"),
        header(answer, "x-rate-limit-reset"),
        Optional.empty(),
        answer.asString());
  }

  private static Optional<String> header(Response answer, String name) {
    return Optional.ofNullable(answer.header(name));
  }

  private static <T> T get(Uni<T> uni) {
    return uni.await().atMost(Duration.ofMinutes(1));
  }
}
