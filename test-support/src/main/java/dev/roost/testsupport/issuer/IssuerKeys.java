package dev.roost.testsupport.issuer;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A key pair for each issuer, as settings of the service under test. */
public final class IssuerKeys {

  private IssuerKeys() {}

  /**
   * New keys. The service is told the public keys of those it trusts and the identity provider's
   * address; {@link Tokens} finds the private key of every issuer.
   *
   * @param trusted whose public keys the service is told
   */
  public static Map<String, String> serviceSettings(Issuer... trusted) {
    Map<String, String> settings = new HashMap<>();
    settings.put("roost.access.people.issuer", Issuer.PEOPLE.url());
    for (Issuer issuer : EnumSet.allOf(Issuer.class)) {
      KeyPair pair = newPair();
      settings.put(issuer.privateKeySetting(), base64(pair.getPrivate()));
      if (List.of(trusted).contains(issuer)) {
        settings.put(issuer.publicKeySetting(), base64(pair.getPublic()));
      }
    }
    return settings;
  }

  private static KeyPair newPair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String base64(Key key) {
    return Base64.getEncoder().encodeToString(key.getEncoded());
  }
}
