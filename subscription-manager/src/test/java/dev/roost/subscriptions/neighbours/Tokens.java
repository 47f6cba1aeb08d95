package dev.roost.subscriptions.neighbours;

import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;

/** Tokens as the identity provider would give them, and some it would not. */
public final class Tokens {

  /** The identity provider. */
  public static final String PEOPLE = "https://login.example.com";

  /** The cluster, which this service does not know. */
  public static final String CLUSTER = "https://kubernetes.default.svc.cluster.local";

  private Tokens() {}

  /** Of a person with these roles. */
  public static String person(String... roles) {
    return signed(personClaims(roles));
  }

  /** What a person's token says. */
  public static JwtClaimsBuilder personClaims(String... roles) {
    return Jwt.issuer(PEOPLE)
        .subject("alice")
        .audience("roost")
        .claim("roles", List.of(roles))
        .expiresIn(300);
  }

  /** Signed with the identity provider's key. */
  public static String signed(JwtClaimsBuilder claims) {
    return claims.jws().sign(key("people"));
  }

  /** Signed with another key. */
  public static String signedByAStranger(JwtClaimsBuilder claims) {
    return claims.jws().sign(key("stranger"));
  }

  private static PrivateKey key(String whose) {
    String encoded =
        ConfigProvider.getConfig().getValue("test." + whose + ".private-key", String.class);
    try {
      return KeyFactory.getInstance("RSA")
          .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(encoded)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
