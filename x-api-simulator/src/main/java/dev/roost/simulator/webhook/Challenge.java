package dev.roost.simulator.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.roost.simulator.app.App;
import dev.roost.simulator.seed.Letters;
import dev.roost.simulator.signature.WebhookSignature;
import java.io.IOException;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * One challenge: the token X sends, and the answers it takes.
 *
 * @param query the raw query of the GET, which its signature header covers
 * @param rules how it is sent and what answers it
 */
record Challenge(App app, String token, String query, Rules rules) {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int RAW_ONE_IN = 4;

  /**
   * How a challenge is sent, and what answers it.
   *
   * @param isSigned whether the query is signed, and has a nonce for that
   * @param clientSecretAlone whether the consumer secret answers nothing where there is a client
   *     secret
   * @param limitMillis how long X waits for the answer
   */
  record Rules(boolean isSigned, boolean clientSecretAlone, long limitMillis) {}

  /** A challenge for that address; an address with a query of its own keeps it in front. */
  static Challenge draw(App app, URI url, Rules rules, RandomGenerator random) {
    String token = token(random);
    String own = url.getRawQuery() == null ? "" : url.getRawQuery() + "&";
    String nonce = Letters.alphanumeric(random, 24);
    String query = own + "crc_token=" + token + (rules.isSigned() ? "&nonce=" + nonce : "");
    return new Challenge(app, token, query, rules);
  }

  /**
   * Base64 of hex digits, as captured; now and then of any bytes, so that it holds {@code + / =} as
   * they are.
   */
  private static String token(RandomGenerator random) {
    byte[] plain = Letters.hex(random, 36).getBytes(UTF_8);
    if (random.nextInt(RAW_ONE_IN) == 0) {
      plain = new byte[35];
      random.nextBytes(plain);
    }
    return Base64.getEncoder().encodeToString(plain);
  }

  /** The path and query of the GET, as they go on the request line. */
  String target(URI url) {
    String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    return path + "?" + query;
  }

  /** Whether that is what a holder of one of the app's secrets answers. */
  boolean answeredBy(byte[] body) {
    try {
      String given = MAPPER.readTree(body).path("response_token").asText("");
      return accepted().contains(given);
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * The client secret's answer where there is one, and the consumer secret's, which X still accepts
   * unless the rules say otherwise.
   */
  private List<String> accepted() {
    boolean consumer = app.clientSecret() == null || !rules.clientSecretAlone();
    return Stream.concat(
            Stream.of(app.consumerSecret()).filter(secret -> consumer),
            Stream.ofNullable(app.clientSecret()))
        .map(secret -> WebhookSignature.of(secret, token))
        .toList();
  }
}
