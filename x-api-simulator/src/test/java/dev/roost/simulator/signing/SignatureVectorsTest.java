package dev.roost.simulator.signing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The check, by X's page "Creating a signature" and its two older addresses. */
class SignatureVectorsTest {

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          https://api.x.com/1.1/statuses/update.json,       Ls93hJiZbQ3akF3HF3x1Bz8%2FzU4%3D, true
          https://api.twitter.com/1.1/statuses/update.json, hCtSmYh%2BiHYCEqBWrE7C7hYmtUk%3D, true
          https://api.twitter.com/1/statuses/update.json,   tnnArxj06cWHq44gCs1OSKk%2FjLY%3D, true
          https://api.x.com/1.1/statuses/update.json,       tnnArxj06cWHq44gCs1OSKk%2FjLY%3D, false
          http://api.x.com/1.1/statuses/update.json,        Ls93hJiZbQ3akF3HF3x1Bz8%2FzU4%3D, false
          """)
  void onlyTheSignatureOfExactlyThisCallIsTaken(String url, String signature, boolean right) {
    String status = "Hello%20Ladies%20%2B%20Gentlemen%2C%20a%20signed%20OAuth%20request%21";
    Call call = new Call("POST", url + "?include_entities=true", "", Form.of("status=" + status));

    boolean signs =
        Signature.of(
                """
                oauth_consumer_key="xvz1evFS4wEEPTGEFPHBog",\
                oauth_nonce="kYjzVBB8Y0ZFabxSWbWovY3uYSQ2pTgmZeNu2VS4cg",\
                oauth_signature="%s",oauth_signature_method="HMAC-SHA1",oauth_timestamp="1318622958",\
                oauth_token="370773112-GmHxMAgYyLbNEtIKZeRNFsMKPR9EyMZeS9weJAEb",oauth_version="1.0\"\
                """
                    .formatted(signature))
            .signs(
                call,
                "kAcSOqF21Fu85e7zjz7ZN2U4ZRhfV3WpwPAoE3Z7kBw",
                "LswwdoUaIvS8ltyTt5jkRh4J50vUPVVHtR2YPi5kE");

    assertThat(signs).isEqualTo(right);
  }
}
