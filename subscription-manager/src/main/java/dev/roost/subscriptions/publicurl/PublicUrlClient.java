package dev.roost.subscriptions.publicurl;

import dev.roost.contracts.webhook.WebhookOrigins;
import dev.roost.xapi.oauth1.PercentEncoding;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.mutiny.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Base64;
import java.util.random.RandomGenerator;

/**
 * Challenges a webhook's public URL as X would, but unsigned. What answers is trusted with nothing:
 * neither with time nor with memory.
 */
@Singleton
public final class PublicUrlClient {

  /** More challenges of one host at a time wait for a connection, within their own deadline. */
  private static final int CONNECTIONS = 64;

  private final io.vertx.core.Vertx vertx;
  private final HttpClient http;
  private final Duration deadline;
  private final int maxBody;
  private final RandomGenerator random;
  private final WebhookOrigins origins;

  PublicUrlClient(Vertx vertx, PublicUrlConfig config, RandomGenerator random) {
    this.origins = config.origins();
    this.vertx = vertx.getDelegate();
    this.deadline = config.challengeTimeout();
    this.maxBody = config.challengeMaxBodySize();
    this.http =
        this.vertx.createHttpClient(
            new HttpClientOptions()
                // A new connection each time, as from outside: a pooled one hides a dead listener.
                .setKeepAlive(false)
                .setConnectTimeout((int) deadline.toMillis())
                .setSslHandshakeTimeout(Math.max(1, deadline.toSeconds())),
            new PoolOptions().setHttp1MaxSize(CONNECTIONS));
    this.random = random;
  }

  /**
   * How it answers, at the latest after the deadline; never fails. Nothing is sent anywhere but to
   * an allowed origin, whatever URL a webhook once got.
   */
  public Uni<Answered> challenge(String url) {
    if (origins.addressOf(url).isEmpty()) {
      return Uni.createFrom().item(NOT_ALLOWED);
    }
    return Uni.createFrom()
        .completionStage(
            () -> new BoundedGet(vertx, http, deadline, maxBody).send(at(url)).toCompletionStage())
        .map(answer -> ChallengeAnswer.judge(answer.status(), answer.body()))
        .onFailure()
        .recoverWithItem(ChallengeAnswer::unanswered);
  }

  private static final Answered NOT_ALLOWED =
      new Answered.Wrong(
          "The webhook's URL is not at an allowed origin",
          PublicUrlConfig.WEBHOOKS_URL
              + " and "
              + PublicUrlConfig.WEBHOOK_ORIGINS
              + " name others.",
          "Allow its origin there and in token-vault, or delete the webhook and PUT it anew.");

  private RequestOptions at(String url) {
    String query = "crc_token=" + chance(36) + "&nonce=" + chance(18);
    return new RequestOptions()
        .setAbsoluteURI(url + (url.contains("?") ? "&" : "?") + query)
        // It would lead to hosts that nobody allowed.
        .setFollowRedirects(false);
  }

  private String chance(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return PercentEncoding.encode(Base64.getEncoder().encodeToString(bytes));
  }

  @PreDestroy
  void close() {
    http.close();
  }
}
