package dev.roost.xapi.endpoint;

import static dev.roost.xapi.endpoint.OAuthEndpoint.ACCESS_TOKEN;
import static dev.roost.xapi.endpoint.OAuthEndpoint.BEARER_TOKEN;
import static dev.roost.xapi.endpoint.OAuthEndpoint.INVALIDATE_BEARER;
import static dev.roost.xapi.endpoint.OAuthEndpoint.INVALIDATE_USER_TOKEN;
import static dev.roost.xapi.endpoint.OAuthEndpoint.REQUEST_TOKEN;

import dev.roost.xapi.oauth1.Consumer;
import dev.roost.xapi.oauth1.OAuth1Signer;
import dev.roost.xapi.oauth1.Parameter;
import dev.roost.xapi.oauth1.PercentEncoding;
import dev.roost.xapi.oauth1.SignableRequest;
import dev.roost.xapi.oauth1.Token;
import dev.roost.xapi.oauth2.BasicAuthorization;
import dev.roost.xapi.oauth2.BearerToken;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.ext.web.client.WebClient;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * X's OAuth endpoints for one app, for whoever holds the app's secrets. Failures are {@link
 * XApiException}s.
 */
public final class OAuthClient {

  private final Exchange exchange;
  private final AnswerReader reader;
  private final Consumer app;
  private final OAuth1Signer signer;

  /**
   * @param http shared, with pool and proxy as it is set
   * @param target where X is
   * @param app whose secrets sign
   * @param clock for time stamps
   * @param random for nonces; a {@code SecureRandom} outside of tests
   */
  public OAuthClient(
      WebClient http, XTarget target, Consumer app, Clock clock, RandomGenerator random) {
    this.exchange = new Exchange(http, target);
    this.reader = new AnswerReader(clock, random, RateLimitPause.DEFAULT);
    this.app = app;
    this.signer = new OAuth1Signer(app, clock, random);
  }

  /**
   * The first leg: a token to send the user to X with.
   *
   * @param callback an absolute URL on the app's allow-list, or {@code oob}
   */
  public Uni<Token> requestToken(String callback) {
    return call(
        REQUEST_TOKEN,
        List.of(),
        request -> signer.withCallback(request, callback),
        OAuthAnswers::requestToken);
  }

  /**
   * The second leg: where the user's browser goes.
   *
   * @param askAgain whether X asks those, too, who have said yes before
   */
  public URI consentPage(Token requestToken, boolean askAgain) {
    Endpoint page = askAgain ? OAuthEndpoint.AUTHORIZE : OAuthEndpoint.AUTHENTICATE;
    return exchange
        .target()
        .at(page.path() + "?oauth_token=" + PercentEncoding.encode(requestToken.value()));
  }

  /** The third leg: the user's token for the request token and the verifier of the callback. */
  public Uni<UserAccess> accessToken(Token requestToken, String verifier) {
    return call(
        ACCESS_TOKEN,
        List.of(),
        request -> signer.withVerifier(request, requestToken, verifier),
        OAuthAnswers::userAccess);
  }

  /** Has X forget a user's token; it answers 401 with code 89 from then on. */
  public Uni<Void> invalidate(Token userToken) {
    return call(
            INVALIDATE_USER_TOKEN,
            List.of(),
            request -> signer.asUser(request, userToken),
            Function.identity())
        .replaceWithVoid();
  }

  /** The app's bearer; X gives the same one until it is invalidated. */
  public Uni<BearerToken> bearer() {
    return call(
        BEARER_TOKEN,
        List.of(new Parameter("grant_type", "client_credentials")),
        _ -> BasicAuthorization.of(app),
        OAuthAnswers::bearer);
  }

  /** Has X forget the app's bearer, for everyone who uses it. */
  public Uni<Void> invalidate(BearerToken bearer, Token appOwner) {
    return call(
            INVALIDATE_BEARER,
            List.of(new Parameter("access_token", bearer.exposed())),
            request -> signer.asUser(request, appOwner),
            Function.identity())
        .replaceWithVoid();
  }

  private <T> Uni<T> call(
      Endpoint endpoint,
      List<Parameter> form,
      Function<SignableRequest, String> authorization,
      Function<String, T> reading) {
    var request = new SignableRequest(endpoint.method(), exchange.at(endpoint.path()), form);
    return Uni.createFrom()
        .item(() -> authorization.apply(request))
        .flatMap(header -> exchange.send(endpoint, request, header))
        .map(answer -> reader.read(endpoint, answer, reading));
  }
}
