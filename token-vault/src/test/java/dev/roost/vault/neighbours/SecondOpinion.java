package dev.roost.vault.neighbours;

import com.github.scribejava.core.extractors.BaseStringExtractorImpl;
import com.github.scribejava.core.model.OAuthRequest;
import com.github.scribejava.core.model.Verb;
import com.github.scribejava.core.services.HMACSha1SignatureService;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** What another library thinks of a signed header. */
public final class SecondOpinion {

  private final Map<String, String> header;

  private SecondOpinion(Map<String, String> header) {
    this.header = header;
  }

  /** On this Authorization header. */
  public static SecondOpinion on(String authorization) {
    return new SecondOpinion(
        Arrays.stream(authorization.substring("OAuth ".length()).split(", "))
            .map(pair -> pair.split("=", 2))
            .collect(
                Collectors.toMap(
                    pair -> pair[0], pair -> decoded(pair[1].substring(1, pair[1].length() - 1)))));
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  /** What the header says of this. */
  public String says(String name) {
    return header.getOrDefault(name, "");
  }

  /** The signature this request should have. */
  public String signature(String method, String url, String consumerSecret, String tokenSecret) {
    OAuthRequest request = new OAuthRequest(Verb.valueOf(method), url);
    header.forEach((name, value) -> {
      if (!name.equals("oauth_signature")) {
        request.addOAuthParameter(name, value);
      }
    });
    return new HMACSha1SignatureService()
        .getSignature(new BaseStringExtractorImpl().extract(request), consumerSecret, tokenSecret);
  }
}
