package dev.roost.admin.access;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** Whose a request is, as far as that is known by now. */
public final class RequestIdentity {

  private RequestIdentity() {}

  /** The identity of a token that was verified; nothing is verified for the sake of this. */
  public static Optional<SecurityIdentity> of(RoutingContext request) {
    return request.user() instanceof QuarkusHttpUser user
        ? Optional.of(user.getSecurityIdentity()).filter(identity -> !identity.isAnonymous())
        : Optional.empty();
  }
}
