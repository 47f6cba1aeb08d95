package dev.roost.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The signer of the tests, by X's page "Creating a signature" and its two older addresses. */
class SignerVectorsTest {

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          https://api.x.com/1.1/statuses/update.json,       Ls93hJiZbQ3akF3HF3x1Bz8%2FzU4%3D
          https://api.twitter.com/1.1/statuses/update.json, hCtSmYh%2BiHYCEqBWrE7C7hYmtUk%3D
          https://api.twitter.com/1/statuses/update.json,   tnnArxj06cWHq44gCs1OSKk%2FjLY%3D
          """)
  void theSignerSignsAsXsPageDoes(String url, String signature) {
    Signer signer =
        new Signer(
            "xvz1evFS4wEEPTGEFPHBog",
            "kAcSOqF21Fu85e7zjz7ZN2U4ZRhfV3WpwPAoE3Z7kBw",
            "370773112-GmHxMAgYyLbNEtIKZeRNFsMKPR9EyMZeS9weJAEb",
            "LswwdoUaIvS8ltyTt5jkRh4J50vUPVVHtR2YPi5kE");

    String header =
        signer.sign(
            "POST",
            url + "?include_entities=true",
            "status=Hello%20Ladies%20%2B%20Gentlemen%2C%20a%20signed%20OAuth%20request%21",
            Map.of(
                "oauth_nonce",
                "kYjzVBB8Y0ZFabxSWbWovY3uYSQ2pTgmZeNu2VS4cg",
                "oauth_timestamp",
                "1318622958"));

    assertThat(header).contains("oauth_signature=\"" + signature + "\"");
  }
}
