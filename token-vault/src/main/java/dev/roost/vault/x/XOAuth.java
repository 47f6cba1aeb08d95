package dev.roost.vault.x;

import dev.roost.admin.problem.ProblemType;
import dev.roost.xapi.endpoint.Exchange;
import dev.roost.xapi.endpoint.OAuthClient;
import dev.roost.xapi.endpoint.XApiException;
import dev.roost.xapi.endpoint.XTarget;
import dev.roost.xapi.oauth1.Consumer;
import dev.roost.xapi.oauth1.OAuth1Signer;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.ext.web.client.WebClient;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** X's OAuth endpoints, and signatures for its others. */
@ApplicationScoped
public class XOAuth {

  private final WebClient http;
  private final XTarget target;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  XOAuth(
      Vertx vertx,
      XConfig config,
      Clock clock,
      @ConfigProperty(name = "quarkus.application.version") String version) {
    this.http =
        WebClient.create(
            vertx,
            new WebClientOptions()
                .setFollowRedirects(false)
                // X's and a proxy's logs can tell the vault from all other processes.
                .setUserAgent("Roost-token-vault/" + version));
    this.target = new XTarget(config.baseUrl(), config.timeout());
    this.clock = clock;
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

  /**
   * Asks X, for this app.
   *
   * @return fails with a problem: 502 {@code x-refused}, or 503 {@code x-unavailable}
   */
  public <T> Uni<T> ask(Consumer app, Function<OAuthClient, Uni<T>> question) {
    return question.apply(client(app)).onFailure(XApiException.class).transform(XOAuth::problem);
  }

  private static Throwable problem(Throwable failure) {
    XApiException refusal = (XApiException) failure;
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
  }
}
