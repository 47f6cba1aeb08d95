package dev.roost.xapi.oauth2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roost.xapi.oauth1.Consumer;
import dev.roost.xapi.oauth1.OAuthSecret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The known answer of X's page "Application-only authentication". */
final class BasicAuthorizationVectorsTest {

  @Test
  void theHeaderIsTheKnownOne() {
    var app =
        new Consumer(
            "xvz1evFS4wEEPTGEFPHBog", OAuthSecret.of("L8qq9PZyRg6ieKGEKhZolGC0vJWLw8iEJ88DRdyOg"));

    assertThat(BasicAuthorization.of(app))
        .isEqualTo(
            "Basic eHZ6MWV2RlM0d0VFUFRHRUZQSEJvZzpMOHFxOVBaeVJnNmllS0dFS2hab2xHQzB2SldMdzhpRUo4"
                + "OERSZHlPZw==");
  }

  @Test
  void aBearerIsSentAsReceivedAndNotPrinted() {
    var bearer = BearerToken.of("AAAA%2FAAA%3DAAA");

    assertThat(bearer.authorization()).isEqualTo("Bearer AAAA%2FAAA%3DAAA");
    assertThat(bearer).hasToString("BearerToken[hidden]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "hunter2 ", "hunter2\r\nx: y"})
  void whatAHeaderCannotCarryIsNoBearer(String text) {
    assertThatThrownBy(() -> BearerToken.of(text)).hasMessageNotContaining("hunter2");
  }
}
