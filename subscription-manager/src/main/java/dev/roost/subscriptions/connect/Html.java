package dev.roost.subscriptions.connect;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.net.URI;

/** A page as an answer. */
final class Html {

  /** Of an answer that shows nothing. */
  private static final String NOTHING = "default-src 'none'; frame-ancestors 'none'";

  private Html() {}

  static Uni<Response> of(int status, TemplateInstance page, Look look) {
    return page.createUni()
        .map(html ->
            guarded(Response.status(status), look.policy())
                .type("text/html;charset=utf-8")
                .entity(html)
                .build());
  }

  static Uni<Response> of(int status, TemplateInstance page, Look look, NewCookie cookie) {
    return of(status, page, look)
        .map(answer -> Response.fromResponse(answer).cookie(cookie).build());
  }

  /** Leads elsewhere; nothing of this page's address is told there. */
  static Response leadTo(String address, NewCookie... cookies) {
    return guarded(Response.seeOther(URI.create(address)), NOTHING).cookie(cookies).build();
  }

  private static ResponseBuilder guarded(ResponseBuilder answer, String policy) {
    return answer
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header("Content-Security-Policy", policy)
        .header("Referrer-Policy", "no-referrer")
        .header("X-Content-Type-Options", "nosniff");
  }
}
