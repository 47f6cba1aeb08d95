package dev.roost.xapi.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Known answers from two public projects' own tests: xdevplatform/autohook (test/signature.js) and
 * frain-dev/convoy.
 */
final class WebhookSignatureVectorsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          test   | test=1&other_test=2                   | 25Cu3iwbbiqBTwQRzcKJZwisjf736V2Q8UaTlkfLSoc=
          test   | {"test_number":1,"test_string":"two"} | YWHphPn/JFq43jkF0y4/w8R/SelmLjvpunhVFY8JhlI=
          Convoy | uzwcfYtzr9                            | HXvxTdsfShG6k2zC9NVANwFquJBdOugRYHax2vNiiOo=
          Convoy | Test Payload Body                     | 16FUVH58NeMcTIIOICN2UJOcPTTa4TbjCndXymGrtM8=
          """)
  void theSignatureIsTheKnownOne(String secret, String message, String base64) {
    var signature = WebhookSecret.of(secret).sign(message.getBytes(StandardCharsets.UTF_8));

    assertThat(signature.wire()).isEqualTo("sha256=" + base64);
    assertThat(WebhookSignature.parse("sha256=" + base64)).contains(signature);
  }
}
