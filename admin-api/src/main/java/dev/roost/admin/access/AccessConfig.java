package dev.roost.admin.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/** Who vouches for callers. The keys they sign with are OIDC's to read. */
@ConfigMapping(prefix = "roost.access")
public interface AccessConfig {

  /** Who vouches for people: the company's identity provider. */
  Issuer people();

  /** Who vouches for services: the Kubernetes cluster. Absent where no service may call. */
  Optional<Issuer> services();

  /**
   * By how many seconds an issuer's clock and this machine's may differ: a token is taken so long
   * before it was issued and after it has expired.
   */
  @WithDefault("60")
  int clockToleranceSeconds();

  /** One issuer of tokens. */
  interface Issuer {

    /** The {@code iss} of its tokens. */
    String issuer();

    /**
     * Of these a token's {@code aud} must name one. Each service has its own, so that a token for
     * one is refused by the others.
     */
    List<@WithConverter(Audience.Reader.class) Audience> audience();

    /** Its public key: PEM without header lines, or base64 of the DER. */
    String publicKey();
  }
}
