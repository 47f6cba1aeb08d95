package dev.roost.system;

import static dev.roost.xapi.endpoint.AccountActivityEndpoint.CHALLENGE_WEBHOOK;
import static dev.roost.xapi.endpoint.AccountActivityEndpoint.CHECK_SUBSCRIPTION;
import static dev.roost.xapi.endpoint.AccountActivityEndpoint.COUNT_SUBSCRIPTIONS;
import static dev.roost.xapi.endpoint.AccountActivityEndpoint.DELETE_WEBHOOK;
import static dev.roost.xapi.endpoint.AccountActivityEndpoint.LIST_SUBSCRIPTIONS;
import static dev.roost.xapi.endpoint.AccountActivityEndpoint.LIST_WEBHOOKS;
import static dev.roost.xapi.endpoint.AccountActivityEndpoint.REGISTER_WEBHOOK;
import static dev.roost.xapi.endpoint.AccountActivityEndpoint.REPLAY;
import static dev.roost.xapi.endpoint.AccountActivityEndpoint.SUBSCRIBE;
import static dev.roost.xapi.endpoint.AccountActivityEndpoint.UNSUBSCRIBE;
import static dev.roost.xapi.endpoint.AccountActivityEndpoint.UNSUBSCRIBE_AS_USER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roost.system.stack.Progress;
import dev.roost.system.stack.RunningStack;
import dev.roost.system.stack.SimulatorClient;
import dev.roost.xapi.endpoint.AccountActivityClient;
import dev.roost.xapi.endpoint.AccountActivityEndpoint;
import dev.roost.xapi.endpoint.Actor;
import dev.roost.xapi.endpoint.OAuthClient;
import dev.roost.xapi.endpoint.ReplayWindow;
import dev.roost.xapi.endpoint.RequestAuthorizer;
import dev.roost.xapi.endpoint.Subscribed;
import dev.roost.xapi.endpoint.Unsubscribed;
import dev.roost.xapi.endpoint.UserAccess;
import dev.roost.xapi.endpoint.XApiException;
import dev.roost.xapi.endpoint.XTarget;
import dev.roost.xapi.oauth1.Consumer;
import dev.roost.xapi.oauth1.OAuth1Signer;
import dev.roost.xapi.oauth1.OAuthSecret;
import dev.roost.xapi.oauth1.Token;
import dev.roost.xapi.oauth2.BearerToken;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.ext.web.client.WebClient;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * X's eleven endpoints, by Roost's client, at a simulator that checks signatures with another
 * library.
 */
class EndpointsTest {

  @RegisterExtension static final RunningStack STACK = RunningStack.shared();

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final String CALLBACK = "http://127.0.0.1:1/connect/callback";

  /** What the journey through the endpoints needs: X, the client, and who is subscribed. */
  private record Journey(AccountActivityClient client, String webhookId, String userId) {}

  @Test
  @Timeout(120)
  void allElevenEndpointsAnswerTheRightAuthenticationAndRefuseTheWrong() {
    Vertx vertx = Vertx.vertx();
    try {
      SimulatorClient simulator = STACK.simulator();
      WebClient http = WebClient.create(vertx);
      XTarget x = new XTarget(simulator.address(), PATIENCE);
      JsonNode app = simulator.app(RunningStack.APP);
      Consumer consumer = new Consumer(text(app, "consumerKey"), secret(app, "consumerSecret"));
      Token owner = new Token(text(app, "ownerToken"), secret(app, "ownerTokenSecret"));
      OAuthClient oauth = new OAuthClient(http, x, consumer, Clock.systemUTC(), new SecureRandom());
      UserAccess user = connected(simulator, oauth, "elena");
      BearerToken bearer = oauth.bearer().await().atMost(PATIENCE);
      var signer = new OAuth1Signer(consumer, Clock.systemUTC(), new SecureRandom());
      RequestAuthorizer right =
          (request, actor) ->
              Uni.createFrom()
                  .item(
                      switch (actor) {
                        case Actor.AppOwner() -> signer.asUser(request, owner);
                        case Actor.User _ -> signer.asUser(request, user.token());
                        case Actor.AppOnly() -> bearer.authorization();
                      });
      RequestAuthorizer wrong = (request, actor) -> right.authorize(request, mistaken(actor));

      assertThat(oauth.bearer().await().atMost(PATIENCE).exposed()).isEqualTo(bearer.exposed());
      journey(client(http, x, right), client(http, x, wrong), user.userId());
    } finally {
      vertx.close().await().atMost(PATIENCE);
    }
  }

  /**
   * Each endpoint first with the wrong authentication, which must change nothing, then the right.
   */
  private static void journey(
      AccountActivityClient right, AccountActivityClient wrong, String userId) {
    URI webhook = STACK.webhook();
    refused(REGISTER_WEBHOOK, wrong.registerWebhook(webhook));
    String id = done(REGISTER_WEBHOOK, right.registerWebhook(webhook)).id();
    Map<AccountActivityEndpoint, Function<Journey, Uni<?>>> others =
        new EnumMap<>(AccountActivityEndpoint.class);
    others.put(LIST_WEBHOOKS, j -> j.client().webhooks());
    others.put(CHALLENGE_WEBHOOK, j -> j.client().challengeWebhook(j.webhookId()));
    others.put(SUBSCRIBE, j -> j.client().subscribe(j.webhookId(), j.userId()));
    others.put(COUNT_SUBSCRIPTIONS, j -> j.client().countSubscriptions());
    others.put(CHECK_SUBSCRIPTION, j -> j.client().isSubscribed(j.webhookId(), j.userId()));
    others.put(LIST_SUBSCRIPTIONS, j -> j.client().subscriptions(j.webhookId()));
    others.put(REPLAY, j -> j.client().replay(j.webhookId(), anHourAgo()));
    others.forEach((endpoint, call) -> {
      refused(endpoint, call.apply(new Journey(wrong, id, userId)));
      done(endpoint, call.apply(new Journey(right, id, userId)));
    });

    assertThat(right.subscribe(id, userId).await().atMost(PATIENCE)).isEqualTo(Subscribed.BEFORE);
    assertThat(right.isSubscribed(id, userId).await().atMost(PATIENCE)).isTrue();
    refused(UNSUBSCRIBE_AS_USER, wrong.unsubscribeAsUser(id, userId));
    assertThat(done(UNSUBSCRIBE_AS_USER, right.unsubscribeAsUser(id, userId)))
        .isEqualTo(Unsubscribed.NOW);
    assertThat(right.isSubscribed(id, userId).await().atMost(PATIENCE)).isFalse();
    assertThat(right.subscribe(id, userId).await().atMost(PATIENCE)).isEqualTo(Subscribed.NOW);
    refused(UNSUBSCRIBE, wrong.unsubscribe(id, userId));
    assertThat(done(UNSUBSCRIBE, right.unsubscribe(id, userId))).isEqualTo(Unsubscribed.NOW);
    assertThat(right.unsubscribe(id, userId).await().atMost(PATIENCE))
        .isEqualTo(Unsubscribed.NOT_THERE);
    refused(DELETE_WEBHOOK, wrong.deleteWebhook(id));
    done(DELETE_WEBHOOK, right.deleteWebhook(id));
    assertThat(right.webhooks().await().atMost(PATIENCE)).isEmpty();
  }

  private static UserAccess connected(
      SimulatorClient simulator, OAuthClient oauth, String screenName) {
    String id = simulator.user(screenName);
    Token requestToken = oauth.requestToken(CALLBACK).await().atMost(PATIENCE);
    String query = simulator.approve(requestToken.value(), screenName).getRawQuery();
    String verifier = query.replaceAll("(^|.*&)oauth_verifier=([^&]*).*", "$2");
    UserAccess access = oauth.accessToken(requestToken, verifier).await().atMost(PATIENCE);
    assertThat(access.userId()).isEqualTo(id);
    return access;
  }

  private static <T> T done(AccountActivityEndpoint endpoint, Uni<T> call) {
    T answer = call.await().atMost(PATIENCE);
    Progress.say(
        "%2d %-6s %-75s %-9s answered"
            .formatted(
                endpoint.number(), endpoint.method(), endpoint.path(), endpoint.authentication()));
    return answer;
  }

  private static void refused(AccountActivityEndpoint endpoint, Uni<?> call) {
    Throwable refusal = catchThrowable(() -> call.await().atMost(PATIENCE));

    assertThat(refusal)
        .as("%s with the wrong authentication", endpoint)
        .isInstanceOfAny(XApiException.Unauthorized.class, XApiException.NotPermitted.class);
    Progress.say("%2d refused: %s".formatted(endpoint.number(), refusal.getMessage()));
  }

  private static Actor mistaken(Actor actor) {
    return actor instanceof Actor.AppOnly ? new Actor.AppOwner() : new Actor.AppOnly();
  }

  private static ReplayWindow anHourAgo() {
    Instant from = Instant.now().truncatedTo(ChronoUnit.MINUTES).minus(60, ChronoUnit.MINUTES);
    return new ReplayWindow(from, from.plus(5, ChronoUnit.MINUTES));
  }

  private static AccountActivityClient client(WebClient http, XTarget x, RequestAuthorizer by) {
    return new AccountActivityClient(http, x, Clock.systemUTC(), by);
  }

  private static String text(JsonNode app, String field) {
    return app.path(field).asText();
  }

  private static OAuthSecret secret(JsonNode app, String field) {
    return OAuthSecret.of(text(app, field));
  }
}
