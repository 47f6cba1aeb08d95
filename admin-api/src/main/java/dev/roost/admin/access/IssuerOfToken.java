package dev.roost.admin.access;

import io.quarkus.oidc.TenantResolver;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Which of the two issuers a token claims to be from, and so whose key, issuer and audience it is
 * held against. What is read here is not believed: a token that claims wrongly fails there.
 */
@ApplicationScoped
class IssuerOfToken implements TenantResolver {

  // RFC 9110: the scheme's name is case-insensitive.
  private static final String BEARER = "Bearer ";

  private final AccessConfig config;

  IssuerOfToken(AccessConfig config) {
    this.config = config;
  }

  @Override
  public @Nullable String resolve(RoutingContext context) {
    String header = context.request().getHeader("Authorization");
    if (header == null || !header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      return null;
    }
    String issuer = claimedIssuer(header.substring(BEARER.length()).strip());
    if (config.people().issuer().equals(issuer)) {
      return Tenants.PEOPLE;
    }
    // Whoever else it is: no key but these two is ever tried.
    return config
        .services()
        .filter(services -> services.issuer().equals(issuer))
        .map(_ -> Tenants.SERVICES)
        .orElse(null);
  }

  private static @Nullable String claimedIssuer(String token) {
    String[] parts = token.split("\\.", -1);
    if (parts.length != 3) {
      return null;
    }
    try {
      Object issuer =
          new JsonObject(Buffer.buffer(Base64.getUrlDecoder().decode(parts[1]))).getValue("iss");
      return issuer instanceof String text ? text : null;
    } catch (IllegalArgumentException | DecodeException notAToken) {
      return null;
    }
  }
}
