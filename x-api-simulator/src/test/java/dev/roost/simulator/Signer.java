package dev.roost.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The test's own words for OAuth 1.0a, sharing nothing with the library that checks it. */
record Signer(String key, String secret, String token, String tokenSecret) {

  /** The Authorization header of that call, with a nonce and a timestamp of now. */
  String sign(String method, String url, String form) {
    return sign(method, url, form, Map.of());
  }

  /** The same, with those parameters in the place of what would be there, or beside it. */
  String sign(String method, String url, String form, Map<String, String> given) {
    TreeMap<String, String> oauth = new TreeMap<>();
    oauth.put("oauth_consumer_key", key);
    oauth.put("oauth_nonce", UUID.randomUUID().toString());
    oauth.put("oauth_signature_method", "HMAC-SHA1");
    oauth.put("oauth_timestamp", Long.toString(Instant.now().getEpochSecond()));
    oauth.put("oauth_version", "1.0");
    if (!token.isEmpty()) {
      oauth.put("oauth_token", token);
    }
    oauth.putAll(given);
    oauth.put("oauth_signature", signature(method, url, form, oauth));
    return oauth.entrySet().stream()
        .map(it -> encoded(it.getKey()) + "=\"" + encoded(it.getValue()) + "\"")
        .collect(Collectors.joining(", ", "OAuth ", ""));
  }

  private String signature(String method, String url, String form, Map<String, String> oauth) {
    List<String> pairs = new ArrayList<>();
    String[] parts = url.split("\\?", 2);
    pairs.addAll(pairs(parts.length == 2 ? parts[1] : ""));
    pairs.addAll(pairs(form));
    oauth.forEach((name, value) -> pairs.add(encoded(name) + "=" + encoded(value)));
    pairs.sort(null);
    String base = method + "&" + encoded(parts[0]) + "&" + encoded(String.join("&", pairs));
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      byte[] signingKey = (encoded(secret) + "&" + encoded(tokenSecret)).getBytes(UTF_8);
      mac.init(new SecretKeySpec(signingKey, "HmacSHA1"));
      return Base64.getEncoder().encodeToString(mac.doFinal(base.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> pairs(String text) {
    List<String> pairs = new ArrayList<>();
    for (String pair : text.split("&", -1)) {
      if (!pair.isEmpty()) {
        String[] parts = pair.split("=", 2);
        pairs.add(again(parts[0]) + "=" + again(parts.length == 2 ? parts[1] : ""));
      }
    }
    return pairs;
  }

  private static String again(String encoded) {
    return encoded(URLDecoder.decode(encoded, UTF_8));
  }

  static String encoded(String text) {
    StringBuilder encoded = new StringBuilder();
    for (byte b : text.getBytes(UTF_8)) {
      char c = (char) (b & 0xff);
      if (c < 128 && (Character.isLetterOrDigit(c) || "-._~".indexOf(c) >= 0)) {
        encoded.append(c);
      } else {
        encoded.append("%%%02X".formatted((int) c));
      }
    }
    return encoded.toString();
  }
}
