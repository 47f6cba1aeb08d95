package dev.roost.simulator.signing;

import com.github.scribejava.core.extractors.BaseStringExtractorImpl;
import com.github.scribejava.core.model.OAuthRequest;
import com.github.scribejava.core.model.Verb;
import com.github.scribejava.core.services.HMACSha1SignatureService;
import dev.roost.simulator.error.XErrorException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The {@code oauth_*} parameters of an Authorization header, and whether they sign a call.
 *
 * @param parameters decoded, without the realm
 */
record Signature(Map<String, String> parameters) {

  private static final String SIGNATURE = "oauth_signature";

  /** Reads {@code name="value", ..}; what cannot be read is bad authentication data. */
  static Signature of(String credentials) {
    Map<String, String> parameters = new HashMap<>();
    for (String pair : credentials.split(",", -1)) {
      String[] parts = pair.strip().split("=", 2);
      if (parts.length != 2 || !parts[1].matches("\"[^\"]*\"")) {
        throw bad();
      }
      String value = decode(parts[1].substring(1, parts[1].length() - 1));
      if (parts[0].startsWith("oauth_") && parameters.put(parts[0], value) != null) {
        throw bad();
      }
    }
    return new Signature(Map.copyOf(parameters));
  }

  /** The parameter of that name, empty if it is not there. */
  Optional<String> get(String name) {
    return Optional.ofNullable(parameters.get(name));
  }

  /** The parameter of that name, without which there is no authentication. */
  String require(String name) {
    return get(name).filter(value -> !value.isEmpty()).orElseThrow(Signature::bad);
  }

  /** Whether holders of these secrets signed exactly this call; compared in constant time. */
  boolean signs(Call call, String consumerSecret, String tokenSecret) {
    OAuthRequest request = new OAuthRequest(Verb.valueOf(call.method()), call.url());
    parameters.forEach((name, value) -> {
      if (!name.equals(SIGNATURE)) {
        request.addOAuthParameter(name, value);
      }
    });
    call.form().fields().forEach(field -> request.addBodyParameter(field.name(), field.value()));
    String base = new BaseStringExtractorImpl().extract(request);
    String right = new HMACSha1SignatureService().getSignature(base, consumerSecret, tokenSecret);
    return MessageDigest.isEqual(bytes(right), bytes(require(SIGNATURE)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw bad();
    }
  }

  /** 400 with code 215. */
  static XErrorException bad() {
    return new XErrorException(400, 215, "Bad Authentication data.");
  }
}
