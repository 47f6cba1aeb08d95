package dev.roost.xapi.oauth1;

import java.net.URI;
import java.util.List;
import java.util.Locale;

/**
 * What a signature covers. A JSON body is not covered, so it is not here.
 *
 * @param method in upper case
 * @param url absolute and encoded, with its query, exactly as it will be sent
 * @param form the parameters of a form body; empty when there is none
 */
public record SignableRequest(String method, URI url, List<Parameter> form) {

  public SignableRequest {
    form = List.copyOf(form);
    if (url.getHost() == null || url.getScheme() == null) {
      throw new IllegalArgumentException("A request to be signed needs an absolute URL.");
    }
  }

  /** The query's parameters, decoded. */
  public List<Parameter> query() {
    return url.getRawQuery() == null ? List.of() : Parameter.parse(url.getRawQuery());
  }

  /**
   * The address as it is signed (RFC 5849, section 3.4.1.2): the host as sent, in lower case,
   * without the scheme's default port, without the query.
   */
  String baseUrl() {
    String scheme = url.getScheme().toLowerCase(Locale.ROOT);
    String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    return scheme + "://" + url.getHost().toLowerCase(Locale.ROOT) + port(scheme) + path;
  }

  private String port(String scheme) {
    int usual = scheme.equals("https") ? 443 : 80;
    return url.getPort() < 0 || url.getPort() == usual ? "" : ":" + url.getPort();
  }

  /** Without the query and the form, which may hold a token. */
  @Override
  public String toString() {
    return method + " " + baseUrl();
  }
}
