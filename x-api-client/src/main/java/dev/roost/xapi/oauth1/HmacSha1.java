package dev.roost.xapi.oauth1;

import static dev.roost.xapi.oauth1.PercentEncoding.encode;
import static java.util.stream.Collectors.joining;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The signature itself (RFC 5849, section 3.4): base string, signing key, HMAC-SHA1. */
final class HmacSha1 {

  private static final String ALGORITHM = "HmacSHA1";

  private HmacSha1() {}

  /** The method, the address and all parameters as one text, which is what is signed. */
  static String baseString(SignableRequest request, List<Parameter> protocol) {
    return request.method()
        + "&"
        + encode(request.baseUrl())
        + "&"
        + encode(parameterString(request, protocol));
  }

  /** All parameters, encoded and then sorted by name and value in their encoded form. */
  static String parameterString(SignableRequest request, List<Parameter> protocol) {
    var all = new ArrayList<>(request.query());
    all.addAll(request.form());
    all.addAll(protocol);
    return all.stream()
        .map(p -> new Parameter(encode(p.name()), encode(p.value())))
        .sorted(Comparator.comparing(Parameter::name).thenComparing(Parameter::value))
        .map(p -> p.name() + "=" + p.value())
        .collect(joining("&"));
  }

  /** In base64; the key holds its ampersand even where there is no token. */
  static String sign(String baseString, OAuthSecret consumer, Optional<OAuthSecret> token) {
    String key =
        encode(consumer.exposed())
            + "&"
            + token.map(OAuthSecret::exposed).map(PercentEncoding::encode).orElse("");
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.US_ASCII), ALGORITHM));
      byte[] signature = mac.doFinal(baseString.getBytes(StandardCharsets.US_ASCII));
      return Base64.getEncoder().encodeToString(signature);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has HmacSHA1.", e);
    }
  }
}
