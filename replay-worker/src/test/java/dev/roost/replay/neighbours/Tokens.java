package dev.roost.replay.neighbours;

import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;

/** Tokens as the identity provider and Kubernetes would give them, and some they would not. */
public final class Tokens {

  /** The identity provider. */
  public static final String PEOPLE = "https://login.example.com";

  /** The cluster. */
  public static final String CLUSTER = "https://kubernetes.default.svc.cluster.local";

  private Tokens() {}

  /** An admin's. */
  public static String admin() {
    return person("admin");
  }

  /** Of a person with these roles. */
  public static String person(String... roles) {
    return signed("people", personClaims(roles));
  }

  /** What a person's token says. */
  public static JwtClaimsBuilder personClaims(String... roles) {
    return Jwt.issuer(PEOPLE)
        .subject("alice")
        .audience("roost")
        .claim("roles", List.of(roles))
        .expiresIn(300);
  }

  /** Of one of Roost's services. */
  public static String service(String name) {
    return signed("services", serviceClaims(name));
  }

  /** What a service account's token says. */
  public static JwtClaimsBuilder serviceClaims(String name) {
    return Jwt.issuer(CLUSTER)
        .subject("system:serviceaccount:roost:" + name)
        .audience("token-vault")
        .expiresIn(300);
  }

  /** A token signed with the key of {@code people} or {@code services}. */
  public static String signed(String whose, JwtClaimsBuilder claims) {
    return claims.jws().sign(privateKey(whose));
  }

  private static PrivateKey privateKey(String whose) {
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
