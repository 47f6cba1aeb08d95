package dev.roost.simulator.signing;

import static java.util.Objects.requireNonNullElse;

import io.vertx.core.http.HttpServerRequest;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A call as it came in.
 *
 * @param url scheme, host, port, raw path and raw query, exactly as the caller sent them
 * @param authorization the header, empty if there is none
 * @param form the body if it is a form, which is signed too; else empty
 */
public record Call(String method, String url, String authorization, Form form) {

  /** A call without a body, or with one that is not signed. */
  public static Call of(HttpServerRequest request) {
    return of(request, null);
  }

  /** A call with that body. */
  public static Call of(HttpServerRequest request, @Nullable String body) {
    String type = requireNonNullElse(request.getHeader("Content-Type"), "");
    boolean form = type.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded");
    return new Call(
        request.method().name(),
        request.scheme() + "://" + request.getHeader("Host") + request.uri(),
        requireNonNullElse(request.getHeader("Authorization"), ""),
        Form.of(form && body != null ? body : ""));
  }

  /** The header's value after that scheme, whose case does not matter. */
  public Optional<String> credentials(String scheme) {
    return authorization.regionMatches(true, 0, scheme + " ", 0, scheme.length() + 1)
        ? Optional.of(authorization.substring(scheme.length() + 1).strip())
        : Optional.empty();
  }

  /** The first parameter of that name, in the query or in the form. */
  public Optional<String> parameter(String name) {
    int mark = url.indexOf('?');
    Form query = Form.of(mark < 0 ? "" : url.substring(mark + 1));
    return query.first(name).or(() -> form.first(name));
  }
}
