package dev.roost.system;

import dev.roost.simulatorclient.Portal;
import dev.roost.system.stack.RunningStack;
import dev.roost.xapi.oauth1.Consumer;
import dev.roost.xapi.oauth1.OAuth1Signer;
import dev.roost.xapi.oauth1.OAuthSecret;
import dev.roost.xapi.oauth1.SignableRequest;
import dev.roost.xapi.oauth1.Token;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The OAuth 1.0a tokens that X gave an app's users, as X knows them. */
record UserTokens(RunningStack stack, Portal app, Map<String, String> values) {

  static UserTokens of(AppOfTrial app) {
    Map<String, String> values =
        app.stack()
            .simulator()
            .tokens(app.name())
            .valueStream()
            .collect(
                Collectors.toMap(
                    one -> one.path("name").asText(),
                    one -> one.path("value").asText(),
                    (_, last) -> last));
    return new UserTokens(app.stack(), app.stack().simulator().portal(app.name()), values);
  }

  String token(String userId) {
    return Objects.requireNonNull(values.get("token of " + userId));
  }

  String secret(String userId) {
    return Objects.requireNonNull(values.get("token secret of " + userId));
  }

  /** Has X forget a token, as an app can; X tells nobody. */
  void forget(String userId) {
    URI url = stack.simulator().address().resolve("/1.1/oauth/invalidate_token.json");
    String header =
        new OAuth1Signer(
                new Consumer(app.consumerKey(), OAuthSecret.of(app.consumerSecret())),
                Clock.systemUTC(),
                new SecureRandom())
            .asUser(
                new SignableRequest("POST", url, List.of()),
                new Token(token(userId), OAuthSecret.of(secret(userId))));
    // X would see the request twice where it begins with an upgrade, and its nonce with it.
    try (HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      int status =
          http.send(
                  HttpRequest.newBuilder(url)
                      .header("Authorization", header)
                      .POST(BodyPublishers.noBody())
                      .build(),
                  HttpResponse.BodyHandlers.ofString())
              .statusCode();
      if (status != 200) {
        throw new IllegalStateException("X did not forget a token: " + status);
      }
    } catch (IOException e) {
      throw new IllegalStateException("X did not forget a token", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Says nothing of the tokens. */
  @Override
  public String toString() {
    return "UserTokens";
  }
}
