package dev.roost.xapi.endpoint;

import static dev.roost.xapi.endpoint.LocalAuthorizer.APP;
import static dev.roost.xapi.endpoint.LocalAuthorizer.CLOCK;
import static dev.roost.xapi.endpoint.LocalAuthorizer.OWNER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roost.testsupport.net.Request;
import dev.roost.xapi.endpoint.XApiException.Invalid;
import dev.roost.xapi.endpoint.XApiException.Unavailable;
import dev.roost.xapi.oauth1.OAuthSecret;
import dev.roost.xapi.oauth1.Token;
import dev.roost.xapi.oauth2.BearerToken;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class OAuthClientTest {

  private static final Token REQUEST_TOKEN = new Token("r/t", OAuthSecret.of("rs"));

  private final XServer x = new XServer();
  private final OAuthClient client =
      new OAuthClient(x.client(), x.target(), APP, CLOCK, new Random(1));

  @Test
  void aRequestTokenIsAskedForWithTheCallback() throws InterruptedException {
    x.answers(200, "oauth_token=a%2Fb&oauth_token_secret=c&oauth_callback_confirmed=true");

    Token token = get(client.requestToken("https://me/back"));

    Request seen = x.takeRequest();
    assertThat(seen.line()).isEqualTo("POST /oauth/request_token");
    assertThat(seen.header("Authorization"))
        .contains("oauth_callback=\"https%3A%2F%2Fme%2Fback\"")
        .doesNotContain("oauth_token=");
    assertThat(token).isEqualTo(new Token("a/b", OAuthSecret.of("c")));
  }

  @Test
  void aCallbackThatIsNotConfirmedGivesNoToken() {
    x.answers(200, "oauth_token=a&oauth_token_secret=c&oauth_callback_confirmed=false");

    assertThatThrownBy(() -> get(client.requestToken("oob"))).isInstanceOf(Unavailable.class);
  }

  @Test
  void aCallbackXDoesNotApproveOfIsInvalid() {
    x.answers(403, "{\"errors\":[{\"code\":415,\"message\":\"Callback URL not approved\"}]}");

    assertThatThrownBy(() -> get(client.requestToken("https://x"))).isInstanceOf(Invalid.class);
  }

  @Test
  void theUserIsSentToXWithTheRequestToken() {
    assertThat(client.consentPage(REQUEST_TOKEN, true))
        .hasToString("http://localhost:" + x.port() + "/oauth/authorize?oauth_token=r%2Ft");
    assertThat(client.consentPage(REQUEST_TOKEN, false)).hasPath("/oauth/authenticate");
  }

  @Test
  void theVerifierIsTurnedIntoTheUsersToken() throws InterruptedException {
    x.answers(200, "oauth_token=7-t&oauth_token_secret=s&user_id=7&screen_name=me");

    UserAccess access = get(client.accessToken(REQUEST_TOKEN, "v"));

    Request seen = x.takeRequest();
    assertThat(seen.line()).isEqualTo("POST /oauth/access_token");
    assertThat(seen.header("Authorization"))
        .contains("oauth_token=\"r%2Ft\"")
        .contains("oauth_verifier=\"v\"");
    assertThat(access).isEqualTo(new UserAccess(new Token("7-t", OAuthSecret.of("s")), "7", "me"));
    assertThat(access.toString()).doesNotContain("7-t");
  }

  @Test
  void aBearerIsAskedForByKeyAndSecretAndKeptAsReceived() throws InterruptedException {
    x.answers(200, "{\"token_type\":\"bearer\",\"access_token\":\"A%2FB\"}");

    BearerToken bearer = get(client.bearer());

    Request seen = x.takeRequest();
    assertThat(seen.line()).isEqualTo("POST /oauth2/token");
    assertThat(seen.header("Authorization")).isEqualTo("Basic a2V5OmNvbnN1bWVyLXNlY3JldA==");
    assertThat(seen.header("Content-Type"))
        .isEqualTo("application/x-www-form-urlencoded;charset=UTF-8");
    assertThat(seen.body()).isEqualTo("grant_type=client_credentials");
    assertThat(bearer.authorization()).isEqualTo("Bearer A%2FB");
  }

  @Test
  void anotherTypeOfTokenIsNoBearer() {
    x.answers(200, "{\"token_type\":\"mac\",\"access_token\":\"A\"}");

    assertThatThrownBy(() -> get(client.bearer())).isInstanceOf(Unavailable.class);
  }

  @Test
  void aUsersTokenIsInvalidatedInTheUsersName() throws InterruptedException {
    x.answers(200, "{\"access_token\":\"u\"}");

    get(client.invalidate(new Token("u", OAuthSecret.of("s"))));

    Request seen = x.takeRequest();
    assertThat(seen.line()).isEqualTo("POST /1.1/oauth/invalidate_token.json");
    assertThat(seen.header("Authorization")).contains("oauth_token=\"u\"");
  }

  @Test
  void aBearerIsInvalidatedInTheOwnersName() throws InterruptedException {
    x.answers(200, "{\"access_token\":\"A%2FB\"}");

    get(client.invalidate(BearerToken.of("A%2FB"), OWNER));

    Request seen = x.takeRequest();
    assertThat(seen.line()).isEqualTo("POST /oauth2/invalidate_token");
    assertThat(seen.header("Authorization")).contains("oauth_token=\"owner\"");
    assertThat(seen.body()).isEqualTo("access_token=A%252FB");
  }

  @AfterEach
  void stop() {
    x.close();
  }

  private static <T> T get(Uni<T> uni) {
    return uni.await().atMost(Duration.ofMinutes(1));
  }
}
