package dev.roost.subscriptions.publicurl;

import dev.roost.contracts.webhook.WebhookOrigins;
import dev.roost.xapi.oauth1.PercentEncoding;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import io.vertx.mutiny.ext.web.client.WebClient;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Base64;
import java.util.random.RandomGenerator;

/** Challenges a webhook's public URL as X would, but unsigned. */
@Singleton
public final class PublicUrlClient {

  private final WebClient http;
  private final Duration patience;
  private final RandomGenerator random;
  private final WebhookOrigins origins;

  PublicUrlClient(Vertx vertx, PublicUrlConfig config, RandomGenerator random) {
    this.patience = config.challengeTimeout();
    this.origins = config.origins();
    this.http =
        WebClient.create(
            vertx,
            new WebClientOptions()
                // A new connection each time, as from outside: a pooled one hides a dead listener.
                .setKeepAlive(false)
                .setConnectTimeout((int) patience.toMillis())
                .setFollowRedirects(false));
    this.random = random;
  }

  /**
   * How it answers; never fails. Nothing is sent anywhere but to an allowed origin, whatever URL a
   * webhook once got.
   */
  public Uni<Answered> challenge(String url) {
    if (origins.addressOf(url).isEmpty()) {
      return Uni.createFrom().item(NOT_ALLOWED);
    }
    return Uni.createFrom()
        .deferred(() -> http.request(HttpMethod.GET, at(url)).timeout(patience.toMillis()).send())
        .map(PublicUrlClient::judge)
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

  private static Answered judge(HttpResponse<Buffer> answer) {
    return ChallengeAnswer.judge(answer.statusCode(), answer.bodyAsString());
  }

  private RequestOptions at(String url) {
    String query = "crc_token=" + chance(36) + "&nonce=" + chance(18);
    return new RequestOptions().setAbsoluteURI(url + (url.contains("?") ? "&" : "?") + query);
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
