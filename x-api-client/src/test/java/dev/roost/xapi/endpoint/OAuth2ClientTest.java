package dev.roost.xapi.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.roost.testsupport.net.FreePort;
import dev.roost.testsupport.net.Reply;
import dev.roost.testsupport.net.Request;
import dev.roost.testsupport.net.ScriptedServer;
import dev.roost.xapi.endpoint.XApiException.Invalid;
import dev.roost.xapi.endpoint.XApiException.NotPermitted;
import dev.roost.xapi.endpoint.XApiException.RateLimited;
import dev.roost.xapi.endpoint.XApiException.Unauthorized;
import dev.roost.xapi.endpoint.XApiException.Unavailable;
import dev.roost.xapi.oauth1.Consumer;
import dev.roost.xapi.oauth1.OAuthSecret;
import dev.roost.xapi.oauth2.CodeVerifier;
import dev.roost.xapi.oauth2.GrantedTokens;
import dev.roost.xapi.oauth2.OAuth2Token;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.http.HttpClient;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OAuth2ClientTest {

  private static final CodeVerifier VERIFIER =
      CodeVerifier.of("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");
  private static final OAuth2Token REFRESH = OAuth2Token.of("refresh+/=token");
  private static final String TOKENS =
      """
      {"token_type":"bearer","expires_in":7200,"access_token":"canary-access",
       "scope":"tweet.read users.read offline.access","refresh_token":"canary-refresh"}
      """;

  private final Vertx vertx = Vertx.vertx();
  private final HttpClient http =
      vertx.createHttpClient(new HttpClientOptions().setKeepAlive(false));
  private final ScriptedServer x = ScriptedServer.start(Reply.json(200, TOKENS));

  @AfterEach
  void goodbye() {
    x.close();
    vertx.closeAndAwait();
  }

  @Test
  void theUserIsSentToXWithStateChallengeAndScopes() {
    URI page =
        client(x.uri())
            .consentPage(
                URI.create("https://x.com/i/oauth2/authorize"),
                "https://me.example/back?a=b",
                new TreeSet<>(Set.of("users.read", "dm.read")),
                "st/ate",
                VERIFIER);

    assertThat(page)
        .hasToString(
            "https://x.com/i/oauth2/authorize?response_type=code&client_id=client%2Fid"
                + "&redirect_uri=https%3A%2F%2Fme.example%2Fback%3Fa%3Db"
                + "&scope=dm.read%20users.read&state=st%2Fate"
                + "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
                + "&code_challenge_method=S256");
  }

  @Test
  void aCodeIsExchangedAsAConfidentialClient() throws InterruptedException {
    GrantedTokens given =
        get(client(x.uri()).exchange("the/code", "https://me.example/back", VERIFIER));

    Request seen = x.takeRequest();
    assertThat(seen.line()).isEqualTo("POST /2/oauth2/token");
    assertThat(seen.header("Authorization"))
        .isEqualTo("Basic Y2xpZW50JTJGaWQ6Y2xpZW50LXNlY3JldA==");
    assertThat(seen.header("User-Agent")).isEqualTo("test/1");
    assertThat(seen.body())
        .isEqualTo(
            "grant_type=authorization_code&code=the%2Fcode"
                + "&redirect_uri=https%3A%2F%2Fme.example%2Fback"
                + "&code_verifier=dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");
    assertThat(given.access().authorization()).isEqualTo("Bearer canary-access");
    assertThat(given.refresh().orElseThrow().exposed()).isEqualTo("canary-refresh");
    assertThat(given.scopes()).contains(Set.of("tweet.read", "users.read", "offline.access"));
    assertThat(given.expiresIn()).isEqualTo(Duration.ofHours(2));
    assertThat(given.toString()).doesNotContain("canary");
  }

  @Test
  void aRefreshTokenIsSentAsItIs() throws InterruptedException {
    get(client(x.uri()).refresh(REFRESH));

    assertThat(x.takeRequest().body())
        .isEqualTo("grant_type=refresh_token&refresh_token=refresh%2B%2F%3Dtoken");
  }

  @Test
  void whatXLeavesOutIsReadAsTheRfcHasIt() {
    x.answers(Reply.json(200, "{\"access_token\":\"a\"}"));

    GrantedTokens given = get(client(x.uri()).refresh(REFRESH));

    assertThat(given.refresh()).isEmpty();
    assertThat(given.scopes()).isEmpty();
    assertThat(given.expiresIn()).isEqualTo(Duration.ofHours(2));
  }

  @Test
  void aTokenIsRevokedAndItsUserIsAskedFor() throws InterruptedException {
    x.answers(Reply.json(200, "{\"revoked\":true}"));
    get(client(x.uri()).revoke(REFRESH));
    assertThat(x.takeRequest().body()).isEqualTo("token=refresh%2B%2F%3Dtoken");

    x.answers(Reply.json(200, "{\"data\":{\"id\":42,\"name\":\"A\",\"username\":\"ada\"}}"));
    XUser user = get(client(x.uri()).me(OAuth2Token.of("access")));

    assertThat(user).isEqualTo(new XUser("42", "ada"));
    Request seen = x.takeRequest();
    assertThat(seen.line()).isEqualTo("GET /2/users/me");
    assertThat(seen.header("Authorization")).isEqualTo("Bearer access");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          400 | {"error":"invalid_request","error_description":"Value passed for the token was invalid."} | Invalid
          400 | {"error":"invalid_grant"}         | Invalid
          401 | {"error":"invalid_grant"}         | Invalid
          401 | {"error":"unauthorized_client","error_description":"Missing valid authorization header"} | Unauthorized
          400 | {"error":"unauthorized_client"}   | Unauthorized
          400 | {"error":"invalid_client"}        | Unauthorized
          401 | nothing that is known             | Unauthorized
          403 | {"title":"Forbidden","type":"https://api.x.com/2/problems/client-forbidden"} | NotPermitted
          429 | {"title":"Too Many Requests"}     | RateLimited
          503 | nothing                           | Unavailable
          200 | <html>a proxy's page</html>       | Unavailable
          200 | {"token_type":"mac","access_token":"a"} | Unavailable
          302 | moved                             | Unavailable
          """)
  void eachRefusalIsOfItsKind(int status, String body, String kind) {
    x.answers(Reply.of(status, body));

    assertThatThrownBy(() -> get(client(x.uri()).refresh(REFRESH)))
        .isInstanceOf(
            switch (kind) {
              case "Invalid" -> Invalid.class;
              case "Unauthorized" -> Unauthorized.class;
              case "NotPermitted" -> NotPermitted.class;
              case "RateLimited" -> RateLimited.class;
              default -> Unavailable.class;
            })
        .satisfies(failure -> assertThat(failure.toString()).doesNotContain("refresh+"));
  }

  @Test
  void aRequestThatNeverLeftIsToldFromOneWithoutAnAnswer() throws Exception {
    URI nobody = URI.create("http://localhost:" + FreePort.find());
    assertThat(mayHaveActed(nobody)).isFalse();
    assertThat(mayHaveActed(URI.create("http://nobody.invalid"))).isFalse();

    x.answers(new Reply.Disconnect());
    assertThat(mayHaveActed(x.uri())).isTrue();
    x.answers(new Reply.Silence());
    assertThat(mayHaveActed(x.uri())).isTrue();
    x.answers(new Reply.Flood(1 << 20));
    assertThat(mayHaveActed(x.uri())).isTrue();
  }

  private boolean mayHaveActed(URI base) {
    Throwable failure = catchThrowable(() -> get(client(base).refresh(REFRESH)));
    assertThat(failure).isInstanceOf(Unavailable.class);
    return ((Unavailable) failure).mayHaveActed();
  }

  private OAuth2Client client(URI base) {
    return new OAuth2Client(
        http,
        new XTarget(base, Duration.ofSeconds(2)),
        "test/1",
        new Consumer("client/id", OAuthSecret.of("client-secret")),
        Clock.systemUTC(),
        new Random(1));
  }

  private static <T> T get(Uni<T> answer) {
    return answer.await().atMost(Duration.ofSeconds(30));
  }
}
