package dev.roost.xapi.endpoint;

import dev.roost.xapi.oauth1.Consumer;
import dev.roost.xapi.oauth1.Parameter;
import dev.roost.xapi.oauth1.SignableRequest;
import dev.roost.xapi.oauth2.BasicAuthorization;
import dev.roost.xapi.oauth2.CodeVerifier;
import dev.roost.xapi.oauth2.GrantedTokens;
import dev.roost.xapi.oauth2.OAuth2Token;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.http.HttpClient;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.SortedSet;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * X's OAuth 2.0 endpoints for users, for whoever holds an app's client secret: the authorization
 * code flow with PKCE (RFC 6749, RFC 7636) as a confidential client. Failures are {@link
 * XApiException}s; an {@link XApiException.Unavailable} says whether the request can have reached
 * X.
 */
public final class OAuth2Client {

  private final OneTimeExchange exchange;
  private final AnswerReader reader;
  private final Consumer client;

  /**
   * @param http without keep-alive, else a connection that X closes leaves open whether it took a
   *     token
   * @param target where X's API is
   * @param userAgent of each request
   * @param client the app's client id and secret
   * @param clock for when rate limits end
   * @param random for the jitter of pauses
   */
  public OAuth2Client(
      HttpClient http,
      XTarget target,
      String userAgent,
      Consumer client,
      Clock clock,
      RandomGenerator random) {
    this.exchange = new OneTimeExchange(http, target, userAgent);
    this.reader = new AnswerReader(clock, random, RateLimitPause.DEFAULT);
    this.client = client;
  }

  /**
   * Where the user's browser goes.
   *
   * @param page X's page where people sign in and consent, without a query
   * @param callback exactly as on the app's list of callbacks at X
   * @param scopes what the user is asked for
   * @param state what X gives back beside the code; at most 500 characters
   */
  public URI consentPage(
      URI page, String callback, SortedSet<String> scopes, String state, CodeVerifier verifier) {
    List<Parameter> query =
        List.of(
            new Parameter("response_type", "code"),
            new Parameter("client_id", client.key()),
            new Parameter("redirect_uri", callback),
            new Parameter("scope", String.join(" ", scopes)),
            new Parameter("state", state),
            new Parameter("code_challenge", verifier.challenge()),
            new Parameter("code_challenge_method", "S256"));
    return URI.create(page + "?" + Parameter.join(query));
  }

  /** The user's tokens for the code of a callback, which X takes once, and for 30 s. */
  public Uni<GrantedTokens> exchange(String code, String callback, CodeVerifier verifier) {
    return post(
        OAuth2Endpoint.TOKEN,
        List.of(
            new Parameter("grant_type", "authorization_code"),
            new Parameter("code", code),
            new Parameter("redirect_uri", callback),
            new Parameter("code_verifier", verifier.exposed())),
        OAuth2Answers::tokens);
  }

  /**
   * Other tokens for a refresh token, which X takes once: after any answer but a refusal of the
   * client or a rate limit, and after none, it is not to be sent again.
   */
  public Uni<GrantedTokens> refresh(OAuth2Token refreshToken) {
    return post(
        OAuth2Endpoint.TOKEN,
        List.of(
            new Parameter("grant_type", "refresh_token"),
            new Parameter("refresh_token", refreshToken.exposed())),
        OAuth2Answers::tokens);
  }

  /** Has X end a token. X's answer is 200 also for one that it does not know (RFC 7009). */
  public Uni<Void> revoke(OAuth2Token token) {
    return post(
            OAuth2Endpoint.REVOKE,
            List.of(new Parameter("token", token.exposed())),
            Function.identity())
        .replaceWithVoid();
  }

  /** Whose this access token is. */
  public Uni<XUser> me(OAuth2Token accessToken) {
    return call(OAuth2Endpoint.ME, List.of(), accessToken.authorization(), OAuth2Answers::me);
  }

  private <T> Uni<T> post(Endpoint endpoint, List<Parameter> form, Function<String, T> reading) {
    return call(endpoint, form, BasicAuthorization.of(client), reading);
  }

  private <T> Uni<T> call(
      Endpoint endpoint, List<Parameter> form, String authorization, Function<String, T> reading) {
    var request =
        new SignableRequest(endpoint.method(), exchange.target().at(endpoint.path()), form);
    return exchange
        .send(endpoint, request, authorization)
        .map(answer -> reader.read(endpoint, answer, reading));
  }
}
