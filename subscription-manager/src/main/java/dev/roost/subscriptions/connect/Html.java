package dev.roost.subscriptions.connect;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;

/** A page as an answer. */
final class Html {

  // No form-action: the button's answer leads to X, and on to wherever X signs people in.
  private static final String POLICY =
      "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'";

  private Html() {}

  static Uni<Response> of(int status, TemplateInstance page) {
    return page.createUni()
        .map(html ->
            guarded(Response.status(status)).type("text/html;charset=utf-8").entity(html).build());
  }

  static Uni<Response> of(int status, TemplateInstance page, NewCookie cookie) {
    return of(status, page).map(answer -> Response.fromResponse(answer).cookie(cookie).build());
  }

  static ResponseBuilder guarded(ResponseBuilder answer) {
    return answer
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header("Content-Security-Policy", POLICY)
        .header("Referrer-Policy", "no-referrer")
        .header("X-Content-Type-Options", "nosniff");
  }
}
