package dev.roost.vault.x;

import dev.roost.admin.problem.ProblemException;
import dev.roost.admin.problem.ProblemType;
import dev.roost.vault.credential.UserTokens;
import dev.roost.xapi.endpoint.Exchange;
import dev.roost.xapi.endpoint.OAuth2Client;
import dev.roost.xapi.endpoint.OAuthClient;
import dev.roost.xapi.endpoint.XApiException;
import dev.roost.xapi.endpoint.XTarget;
import dev.roost.xapi.oauth1.Consumer;
import dev.roost.xapi.oauth1.OAuth1Signer;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.http.HttpClient;
import io.vertx.mutiny.ext.web.client.WebClient;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** X's OAuth endpoints, and signatures for its others. */
@ApplicationScoped
public class XOAuth {

  private static final String AUTHORIZE = "/i/oauth2/authorize";

  /** Users' tokens that are renewed at once; each is renewed once in one and a half hours. */
  private static final int ONE_TIME_CONNECTIONS = 32;

  private final WebClient http;
  private final HttpClient oneTime;
  private final String userAgent;
  private final URI authorizePage;
  private final XTarget target;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  XOAuth(
      Vertx vertx,
      XConfig config,
      Clock clock,
      @ConfigProperty(name = "quarkus.application.version") String version) {
    // X's and a proxy's logs can tell the vault from all other processes.
    this.userAgent = "Roost-token-vault/" + version;
    this.http =
        WebClient.create(
            vertx, new WebClientOptions().setFollowRedirects(false).setUserAgent(userAgent));
    // A kept connection that X closes meanwhile would leave open whether X took a refresh token.
    this.oneTime =
        vertx.createHttpClient(
            new HttpClientOptions().setKeepAlive(false).setMaxPoolSize(ONE_TIME_CONNECTIONS));
    this.target = new XTarget(config.baseUrl(), config.timeout());
    this.authorizePage = config.authorizeUrl().orElseGet(() -> authorizePage(config, target));
    this.clock = clock;
  }

  private static URI authorizePage(XConfig config, XTarget target) {
    return "api.x.com".equals(config.baseUrl().getHost())
        ? URI.create("https://x.com" + AUTHORIZE)
        : target.at(AUTHORIZE);
  }

  /** How long an answer of X is waited for. */
  public Duration timeout() {
    return target.timeout();
  }

  /** What signs this app's requests. */
  public OAuth1Signer signer(Consumer app) {
    return new OAuth1Signer(app, clock, random);
  }

  /**
   * What sends requests to X's other endpoints.
   *
   * @param maxBodySize bytes of an answer that are read at most
   */
  public Exchange exchange(int maxBodySize) {
    return new Exchange(http, target, maxBodySize);
  }

  /** X's OAuth endpoints for this app, without asking any. */
  public OAuthClient client(Consumer app) {
    return new OAuthClient(http, target, app, clock, random);
  }

  /** X's OAuth 2.0 endpoints for users of this app, by its client id and secret. */
  public OAuth2Client oauth2(Consumer client) {
    return new OAuth2Client(oneTime, target, userAgent, client, clock, random);
  }

  /**
   * Has X revoke a user's tokens, the one that lasts first. One that X does not know is no failure.
   */
  public Uni<Void> revoke(Consumer client, UserTokens tokens) {
    OAuth2Client x = oauth2(client);
    return tokens
        .refreshToken()
        .map(refresh -> known(x.revoke(refresh)))
        .orElseGet(() -> Uni.createFrom().voidItem())
        .flatMap(_ -> known(x.revoke(tokens.accessToken())));
  }

  private static Uni<Void> known(Uni<Void> revoked) {
    return revoked.onFailure(XApiException.Invalid.class).recoverWithNull();
  }

  /** X's page where people sign in and consent by OAuth 2.0. */
  public URI authorizePage() {
    return authorizePage;
  }

  /**
   * Asks X, for this app.
   *
   * @return fails with a problem: 502 {@code x-refused}, or 503 {@code x-unavailable}
   */
  public <T> Uni<T> ask(Consumer app, Function<OAuthClient, Uni<T>> question) {
    return question.apply(client(app)).onFailure(XApiException.class).transform(XOAuth::problem);
  }

  /** 502 {@code x-refused}, or 503 {@code x-unavailable}, with what X's answer means. */
  public static ProblemException problem(XApiException refusal) {
    String detail =
        refusal.explanation().what()
            + " "
            + refusal.explanation().cause()
            + " "
            + refusal.explanation().remedy();
    return switch (refusal) {
      case XApiException.Unavailable _, XApiException.RateLimited _ ->
          ProblemType.X_UNAVAILABLE.exception(detail);
      case XApiException.Unauthorized _,
          XApiException.NotPermitted _,
          XApiException.NotFound _,
          XApiException.Conflict _,
          XApiException.Invalid _ ->
          ProblemType.X_REFUSED.exception(detail);
    };
  }

  @PreDestroy
  void close() {
    http.close();
    oneTime.closeAndForget();
  }
}
