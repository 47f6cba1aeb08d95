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
import static dev.roost.xapi.endpoint.Authentication.APP_ONLY;
import static dev.roost.xapi.endpoint.Authentication.APP_OWNER;
import static dev.roost.xapi.endpoint.Authentication.USER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.roost.simulatorclient.Portal;
import dev.roost.simulatorclient.SimulatorClient;
import dev.roost.system.stack.Progress;
import dev.roost.system.stack.RunningStack;
import dev.roost.xapi.endpoint.AccountActivityClient;
import dev.roost.xapi.endpoint.AccountActivityEndpoint;
import dev.roost.xapi.endpoint.Actor;
import dev.roost.xapi.endpoint.Authentication;
import dev.roost.xapi.endpoint.Explanation;
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
import dev.roost.xapi.oauth1.SignableRequest;
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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * X's eleven endpoints, by Roost's client, at a simulator that checks signatures with another
 * library.
 */
@ResourceLock(Setup.WEBHOOK)
class EndpointsTest {

  @RegisterExtension static final RunningStack STACK = RunningStack.shared();

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Test
  @Timeout(120)
  void allElevenEndpointsAnswerTheRightAuthenticationAndRefuseTheWrong() {
    Vertx vertx = Vertx.vertx();
    try {
      Setup.credentials(STACK);
      // So that webhook-ingest knows the endpoint, and X has none.
      Setup.webhook(STACK);
      Setup.webhookDeleted(STACK);
      SimulatorClient simulator = STACK.simulator();
      WebClient http = WebClient.create(vertx);
      XTarget x = new XTarget(simulator.address(), PATIENCE);
      Portal app = simulator.portal(RunningStack.APP);
      Consumer consumer = new Consumer(app.consumerKey(), OAuthSecret.of(app.consumerSecret()));
      Token owner = new Token(app.ownerToken(), OAuthSecret.of(app.ownerTokenSecret()));
      OAuthClient oauth = new OAuthClient(http, x, consumer, Clock.systemUTC(), new SecureRandom());
      UserAccess user = connected(simulator, oauth, "elena");
      BearerToken bearer = oauth.bearer().await().atMost(PATIENCE);
      Keys keys = new Keys(consumer, owner, user.token(), bearer);

      AccountActivityClient right = client(http, x, keys::right);
      Function<Mistake, AccountActivityClient> wrong =
          mistake -> client(http, x, (request, _) -> keys.wrong(mistake, request));

      assertThat(oauth.bearer().await().atMost(PATIENCE).exposed()).isEqualTo(bearer.exposed());
      journey(right, wrong, user.userId());
    } finally {
      vertx.close().await().atMost(PATIENCE);
    }
  }

  /**
   * Each endpoint first with every wrong authentication, which must change nothing, then the right.
   */
  private static void journey(
      AccountActivityClient right, Function<Mistake, AccountActivityClient> wrong, String userId) {
    URI webhook = STACK.webhook();
    refused(REGISTER_WEBHOOK, wrong, client -> client.registerWebhook(webhook));
    String id = done(REGISTER_WEBHOOK, right.registerWebhook(webhook)).id();
    Map<AccountActivityEndpoint, Function<AccountActivityClient, Uni<?>>> others =
        new EnumMap<>(AccountActivityEndpoint.class);
    others.put(LIST_WEBHOOKS, AccountActivityClient::webhooks);
    others.put(CHALLENGE_WEBHOOK, client -> client.challengeWebhook(id));
    others.put(SUBSCRIBE, client -> client.subscribe(id, userId));
    others.put(COUNT_SUBSCRIPTIONS, AccountActivityClient::countSubscriptions);
    others.put(CHECK_SUBSCRIPTION, client -> client.isSubscribed(id, userId));
    others.put(LIST_SUBSCRIPTIONS, client -> client.subscriptions(id));
    others.put(REPLAY, client -> client.replay(id, anHourAgo()));
    others.forEach((endpoint, call) -> {
      refused(endpoint, wrong, call);
      done(endpoint, call.apply(right));
    });

    assertThat(right.subscribe(id, userId).await().atMost(PATIENCE)).isEqualTo(Subscribed.BEFORE);
    assertThat(right.isSubscribed(id, userId).await().atMost(PATIENCE)).isTrue();
    refused(UNSUBSCRIBE_AS_USER, wrong, client -> client.unsubscribeAsUser(id, userId));
    assertThat(done(UNSUBSCRIBE_AS_USER, right.unsubscribeAsUser(id, userId)))
        .isEqualTo(Unsubscribed.NOW);
    assertThat(right.isSubscribed(id, userId).await().atMost(PATIENCE)).isFalse();
    assertThat(right.subscribe(id, userId).await().atMost(PATIENCE)).isEqualTo(Subscribed.NOW);
    refused(UNSUBSCRIBE, wrong, client -> client.unsubscribe(id, userId));
    assertThat(done(UNSUBSCRIBE, right.unsubscribe(id, userId))).isEqualTo(Unsubscribed.NOW);
    assertThat(right.unsubscribe(id, userId).await().atMost(PATIENCE))
        .isEqualTo(Unsubscribed.NOT_THERE);
    refused(DELETE_WEBHOOK, wrong, client -> client.deleteWebhook(id));
    done(DELETE_WEBHOOK, right.deleteWebhook(id));
    assertThat(right.webhooks().await().atMost(PATIENCE)).isEmpty();
  }

  private static UserAccess connected(
      SimulatorClient simulator, OAuthClient oauth, String screenName) {
    String id = simulator.user(screenName);
    Token requestToken =
        oauth.requestToken(Setup.callback(STACK).toString()).await().atMost(PATIENCE);
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

  private static void refused(
      AccountActivityEndpoint endpoint,
      Function<Mistake, AccountActivityClient> wrong,
      Function<AccountActivityClient, Uni<?>> call) {
    for (Mistake mistake : Mistake.at(endpoint)) {
      Throwable refusal =
          catchThrowable(() -> call.apply(wrong.apply(mistake)).await().atMost(PATIENCE));

      assertThat(refusal)
          .as("%s with %s", endpoint, mistake)
          .isInstanceOfAny(XApiException.Unauthorized.class, XApiException.NotPermitted.class);
      XApiException refused = (XApiException) refusal;
      Explanation explained = refused.explanation();
      assertThat(explained.remedy())
          .as("%s with %s", endpoint, mistake)
          .contains(endpoint.authentication().inWords());
      Progress.say(
          "%2d with %-22s X: %d, code %d. Roost: %s. %s %s"
              .formatted(
                  endpoint.number(),
                  mistake.said,
                  refused.status().orElseThrow(),
                  refused.code().orElseThrow(),
                  explained.what(),
                  explained.cause(),
                  explained.remedy()));
    }
  }

  /**
   * What an app has to show. The owner's token where a user's is asked for is no mistake: X takes
   * the owner for the user then.
   */
  private enum Mistake {
    A_USERS_TOKEN("a user's OAuth 1.0a", APP_OWNER, APP_ONLY),
    THE_OWNERS_TOKEN("the owner's OAuth 1.0a", APP_ONLY),
    THE_BEARER("the bearer", APP_OWNER, USER),
    A_WRONG_SECRET("a wrong consumer secret", APP_OWNER, USER),
    A_STRANGE_BEARER("a bearer of nobody", APP_ONLY);

    private final String said;
    private final Set<Authentication> where;

    Mistake(String said, Authentication... where) {
      this.said = said;
      this.where = Set.of(where);
    }

    static List<Mistake> at(AccountActivityEndpoint endpoint) {
      return Stream.of(values())
          .filter(mistake -> mistake.where.contains(endpoint.authentication()))
          .toList();
    }
  }

  private record Keys(Consumer consumer, Token owner, Token user, BearerToken bearer) {

    Uni<String> right(SignableRequest request, Actor actor) {
      return Uni.createFrom()
          .item(
              switch (actor) {
                case Actor.AppOwner() -> signed(consumer, request, owner);
                case Actor.User _ -> signed(consumer, request, user);
                case Actor.AppOnly() -> bearer.authorization();
              });
    }

    Uni<String> wrong(Mistake mistake, SignableRequest request) {
      return Uni.createFrom()
          .item(
              switch (mistake) {
                case A_USERS_TOKEN -> signed(consumer, request, user);
                case THE_OWNERS_TOKEN -> signed(consumer, request, owner);
                case THE_BEARER -> bearer.authorization();
                case A_WRONG_SECRET ->
                    signed(
                        new Consumer(consumer.key(), OAuthSecret.of("not-the-secret-of-this-app")),
                        request,
                        owner);
                case A_STRANGE_BEARER -> BearerToken.of("AAAA-of-nobody").authorization();
              });
    }

    private static String signed(Consumer by, SignableRequest request, Token token) {
      return new OAuth1Signer(by, Clock.systemUTC(), new SecureRandom()).asUser(request, token);
    }
  }

  private static ReplayWindow anHourAgo() {
    Instant from = Instant.now().truncatedTo(ChronoUnit.MINUTES).minus(60, ChronoUnit.MINUTES);
    return new ReplayWindow(from, from.plus(5, ChronoUnit.MINUTES));
  }

  private static AccountActivityClient client(WebClient http, XTarget x, RequestAuthorizer by) {
    return new AccountActivityClient(http, x, Clock.systemUTC(), by);
  }
}
