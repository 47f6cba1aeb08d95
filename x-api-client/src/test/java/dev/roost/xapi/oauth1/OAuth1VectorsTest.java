package dev.roost.xapi.oauth1;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Known answers: X's pages "Creating a signature" and "Percent encoding parameters", RFC 5849 with
 * its errata, and OAuth Core 1.0, appendix A.5.
 */
final class OAuth1VectorsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Ladies + Gentlemen | Ladies%20%2B%20Gentlemen
          An encoded string! | An%20encoded%20string%21
          Dogs, Cats & Mice  | Dogs%2C%20Cats%20%26%20Mice
          ☃                  | %E2%98%83
          aZ09-._~           | aZ09-._~
          *                  | %2A
          """)
  void percentEncodingIsTheKnownOne(String text, String encoded) {
    assertThat(PercentEncoding.encode(text)).isEqualTo(encoded);
  }

  @Test
  void theBaseStringOfXsPageIsTheKnownOne() {
    String base = HmacSha1.baseString(xsRequest("https://api.x.com/1.1"), xsProtocol());

    assertThat(base)
        .isEqualTo(
            "POST&https%3A%2F%2Fapi.x.com%2F1.1%2Fstatuses%2Fupdate.json"
                + "&include_entities%3Dtrue%26oauth_consumer_key%3Dxvz1evFS4wEEPTGEFPHBog"
                + "%26oauth_nonce%3DkYjzVBB8Y0ZFabxSWbWovY3uYSQ2pTgmZeNu2VS4cg"
                + "%26oauth_signature_method%3DHMAC-SHA1%26oauth_timestamp%3D1318622958"
                + "%26oauth_token%3D370773112-GmHxMAgYyLbNEtIKZeRNFsMKPR9EyMZeS9weJAEb"
                + "%26oauth_version%3D1.0%26status%3DHello%2520Ladies%2520%252B%2520Gentlemen"
                + "%252C%2520a%2520signed%2520OAuth%2520request%2521");
  }

  /** The second and third rows are what the page printed while X was at other addresses. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          https://api.x.com/1.1       | Ls93hJiZbQ3akF3HF3x1Bz8/zU4=
          https://api.twitter.com/1.1 | hCtSmYh+iHYCEqBWrE7C7hYmtUk=
          https://api.twitter.com/1   | tnnArxj06cWHq44gCs1OSKk/jLY=
          """)
  void theSignatureOfXsPageIsTheKnownOne(String root, String signature) {
    String base = HmacSha1.baseString(xsRequest(root), xsProtocol());

    assertThat(
            signed(
                base,
                "kAcSOqF21Fu85e7zjz7ZN2U4ZRhfV3WpwPAoE3Z7kBw",
                "LswwdoUaIvS8ltyTt5jkRh4J50vUPVVHtR2YPi5kE"))
        .isEqualTo(signature);
  }

  /** RFC 5849, 1.2: its signature belongs to the nonce wIjqoS, not to the one most copies print. */
  @ParameterizedTest
  @CsvSource({"wIjqoS, 74KNZJeDHnMBp0EMJ9ZHt/XKycU=", "wIjqoxSR, IoUPm1GvIYisjlNjDSMH7E2jiy8="})
  void theSignatureOfTheRfcsInitiateIsTheKnownOne(String nonce, String signature) {
    var request = request("POST", "https://photos.example.net/initiate", "");
    var protocol =
        protocol(
            "dpf43f3p2l4k3l03",
            nonce,
            "137131200",
            "oauth_callback=http%3A%2F%2Fprinter.example.com%2Fready");

    String base = HmacSha1.baseString(request, protocol);

    assertThat(HmacSha1.sign(base, OAuthSecret.of("kd94hf93k423kf44"), Optional.empty()))
        .isEqualTo(signature);
  }

  /** RFC 5849, 1.2: the token request and the photo's, and OAuth Core 1.0, A.5. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          POST | https://photos.example.net/token | walatlh | 137131201 | oauth_token=hh5s93j4hdidpola&oauth_verifier=hfdp7dh39dks9884 | hdhd0244k9j7ao03 | gKgrFCywp7rO0OXSjdot/IHF7IU=
          GET | http://photos.example.net/photos?file=vacation.jpg&size=original | chapoH | 137131202 | oauth_token=nnch734d00sl2jdk | pfkkdhi9sl3r4s00 | MdpQcU8iPSUjWoN/UDMsK2sui9I=
          GET | http://photos.example.net/photos?file=vacation.jpg&size=original | kllo9940pd9333jh | 1191242096 | oauth_token=nnch734d00sl2jdk&oauth_version=1.0 | pfkkdhi9sl3r4s00 | tR3+Ty81lMeYAr/Fid0kMTYa/WM=
          """)
  void theSignaturesOfThePhotoPrinterAreTheKnownOnes(
      String method,
      String url,
      String nonce,
      String timestamp,
      String extra,
      String tokenSecret,
      String signature) {
    var protocol = protocol("dpf43f3p2l4k3l03", nonce, timestamp, extra);

    String base = HmacSha1.baseString(request(method, url, ""), protocol);

    assertThat(signed(base, "kd94hf93k423kf44", tokenSecret)).isEqualTo(signature);
  }

  /** RFC 5849, 3.4.1.1, whose printed signature is wrong: erratum 2550. */
  @Test
  void theSignatureOfTheRfcsAwkwardRequestIsTheErratums() {
    var request =
        request("POST", "http://example.com/request?b5=%3D%253D&a3=a&c%40=&a2=r%20b", "c2&a3=2+q");
    var protocol =
        protocol("9djdj82h48djs9d2", "7d8f3e4a", "137131201", "oauth_token=kkk9d7dh3k39sjv7");

    String base = HmacSha1.baseString(request, protocol);

    assertThat(base)
        .isEqualTo(
            "POST&http%3A%2F%2Fexample.com%2Frequest&a2%3Dr%2520b%26a3%3D2%2520q%26a3%3Da%26b5%3D"
                + "%253D%25253D%26c%2540%3D%26c2%3D%26oauth_consumer_key%3D9djdj82h48djs9d2"
                + "%26oauth_nonce%3D7d8f3e4a%26oauth_signature_method%3DHMAC-SHA1"
                + "%26oauth_timestamp%3D137131201%26oauth_token%3Dkkk9d7dh3k39sjv7");
    assertThat(signed(base, "j49sk3j29djd", "dh893hdasih9"))
        .isEqualTo("r6/TJjbCOr97/+UU0NsvSne7s5g=");
  }

  private static SignableRequest xsRequest(String root) {
    return request(
        "POST",
        root + "/statuses/update.json?include_entities=true",
        "status=Hello%20Ladies%20%2B%20Gentlemen%2C%20a%20signed%20OAuth%20request%21");
  }

  private static List<Parameter> xsProtocol() {
    return protocol(
        "xvz1evFS4wEEPTGEFPHBog",
        "kYjzVBB8Y0ZFabxSWbWovY3uYSQ2pTgmZeNu2VS4cg",
        "1318622958",
        "oauth_token=370773112-GmHxMAgYyLbNEtIKZeRNFsMKPR9EyMZeS9weJAEb&oauth_version=1.0");
  }

  private static SignableRequest request(String method, String url, String form) {
    return new SignableRequest(method, URI.create(url), Parameter.parse(form));
  }

  private static List<Parameter> protocol(
      String key, String nonce, String timestamp, String extra) {
    return Parameter.parse(
        "oauth_consumer_key=%s&oauth_nonce=%s&oauth_timestamp=%s&oauth_signature_method=HMAC-SHA1&%s"
            .formatted(key, nonce, timestamp, extra));
  }

  private static String signed(String base, String consumerSecret, String tokenSecret) {
    return HmacSha1.sign(
        base, OAuthSecret.of(consumerSecret), Optional.of(OAuthSecret.of(tokenSecret)));
  }
}
