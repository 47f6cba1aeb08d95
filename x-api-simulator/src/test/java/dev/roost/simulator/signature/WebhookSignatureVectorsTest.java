package dev.roost.simulator.signature;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebhookSignatureVectorsTest {

  /** From the tests of twitter-autohook and of frain-dev/convoy. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          test   | test=1&other_test=2                   | 25Cu3iwbbiqBTwQRzcKJZwisjf736V2Q8UaTlkfLSoc=
          test   | {"test_number":1,"test_string":"two"} | YWHphPn/JFq43jkF0y4/w8R/SelmLjvpunhVFY8JhlI=
          Convoy | uzwcfYtzr9                            | HXvxTdsfShG6k2zC9NVANwFquJBdOugRYHax2vNiiOo=
          Convoy | Test Payload Body                     | 16FUVH58NeMcTIIOICN2UJOcPTTa4TbjCndXymGrtM8=
          """)
  void publishedSignaturesComeOutTheSame(String secret, String message, String signature) {
    assertThat(WebhookSignature.of(secret, message)).isEqualTo("sha256=" + signature);
  }
}
