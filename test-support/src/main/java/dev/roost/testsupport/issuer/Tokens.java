package dev.roost.testsupport.issuer;

import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Tokens as the identity provider and Kubernetes give them, and some they would not. The keys are
 * those of {@link IssuerKeys}, found in the configuration of the service under test.
 */
public final class Tokens {

  /** How long a token holds, in seconds. */
  private static final int LIFETIME = 300;

  private Tokens() {}

  /** An admin's. */
  public static String admin() {
    return person("admin");
  }

  /** Of a person with these roles. */
  public static String person(String... roles) {
    return signed(Issuer.PEOPLE, personClaims(roles));
  }

  /**
   * The audience that the service under test has for people, the first one where it has several.
   */
  public static String audience() {
    return ConfigProvider.getConfig()
        .getValues("roost.access.people.audience", String.class)
        .getFirst();
  }

  /** What a person's token for the service under test says. */
  public static JwtClaimsBuilder personClaims(String... roles) {
    return Jwt.issuer(Issuer.PEOPLE.url())
        .subject("alice")
        .audience(audience())
        .claim("roles", List.of(roles))
        .expiresIn(LIFETIME);
  }

  /** Of one of Roost's services, for token-vault. */
  public static String service(String name) {
    return signed(Issuer.SERVICES, serviceClaims(name));
  }

  /** What a service account's token for token-vault says. */
  public static JwtClaimsBuilder serviceClaims(String name) {
    return Jwt.issuer(Issuer.SERVICES.url())
        .subject("system:serviceaccount:roost:" + name)
        .audience("token-vault")
        .expiresIn(LIFETIME);
  }

  /** A token with these claims, signed with this issuer's key, whatever the claims say. */
  public static String signed(Issuer issuer, JwtClaimsBuilder claims) {
    return claims.jws().sign(privateKey(issuer));
  }

  private static PrivateKey privateKey(Issuer issuer) {
    String encoded = ConfigProvider.getConfig().getValue(issuer.privateKeySetting(), String.class);
    try {
      return KeyFactory.getInstance("RSA")
          .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(encoded)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
