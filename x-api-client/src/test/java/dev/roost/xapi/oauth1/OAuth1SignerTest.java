package dev.roost.xapi.oauth1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OAuth1SignerTest {

  private static final Consumer APP = new Consumer("key", OAuthSecret.of("hunter2"));
  private static final Token USER = new Token("tok", OAuthSecret.of("hunter3"));
  private static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(1318622958), ZoneOffset.UTC);

  private final OAuth1Signer signer = new OAuth1Signer(APP, CLOCK, new Random(1));

  @Test
  void theHeaderHoldsStampNonceTokenAndSignature() {
    String header = signer.asUser(get("https://api.x.com/a?b=c"), USER);

    assertThat(header)
        .matches(
            "OAuth oauth_consumer_key=\"key\", oauth_nonce=\"[0-9a-f]{32}\","
                + " oauth_signature_method=\"HMAC-SHA1\", oauth_timestamp=\"1318622958\","
                + " oauth_token=\"tok\", oauth_version=\"1.0\", oauth_signature=\"[^\"]{28,}\"")
        .doesNotContain("hunter");
  }

  @Test
  void noTwoHeadersShareANonce() {
    var request = get("https://api.x.com/a");

    assertThat(signer.asUser(request, USER)).isNotEqualTo(signer.asUser(request, USER));
  }

  @Test
  void aCallbackGoesWithoutAToken() {
    String header = signer.withCallback(get("https://api.x.com/a"), "https://me/back?x=1");

    assertThat(header)
        .contains("oauth_callback=\"https%3A%2F%2Fme%2Fback%3Fx%3D1\"")
        .doesNotContain("oauth_token");
  }

  @Test
  void aVerifierGoesWithTheRequestToken() {
    String header = signer.withVerifier(get("https://api.x.com/a"), USER, "v");

    assertThat(header).contains("oauth_verifier=\"v\"").contains("oauth_token=\"tok\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          https://api.x.com:443/a?b=c | https://api.x.com/a
          http://API.x.com:80/a       | http://api.x.com/a
          http://api.x.com:443/a      | http://api.x.com:443/a
          http://localhost:8090/a%20b | http://localhost:8090/a%20b
          https://api.x.com           | https://api.x.com/
          """)
  void theHostIsSignedAsSentWithoutItsDefaultPort(String url, String signed) {
    assertThat(get(url).baseUrl()).isEqualTo(signed);
  }

  @Test
  void nothingSecretShowsItself() {
    var request =
        new SignableRequest(
            "POST", URI.create("https://api.x.com/a?b=hunter4"), Parameter.parse("c=hunter5"));

    assertThat(List.of(APP, USER, request, request.form()).toString()).doesNotContain("hunter");
    assertThat(USER.toString()).doesNotContain("tok\"").isEqualTo("Token[hidden]");
  }

  @Test
  void anEmptySecretIsRefused() {
    assertThatThrownBy(() -> OAuthSecret.of("")).isInstanceOf(IllegalArgumentException.class);
  }

  private static SignableRequest get(String url) {
    return new SignableRequest("GET", URI.create(url), List.of());
  }
}
