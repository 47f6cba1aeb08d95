package dev.roost.admin.neighbours;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** Two issuers with a key each. */
public final class Issuers implements QuarkusTestResourceLifecycleManager {

  @Override
  public Map<String, String> start() {
    Map<String, String> settings = new HashMap<>();
    settings.put("roost.access.people.issuer", Tokens.PEOPLE);
    try {
      issuer(settings, "people");
      issuer(settings, "services");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
    return settings;
  }

  private static void issuer(Map<String, String> settings, String name)
      throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    KeyPair pair = generator.generateKeyPair();
    settings.put("roost.access." + name + ".public-key", base64(pair.getPublic()));
    settings.put("test." + name + ".private-key", base64(pair.getPrivate()));
  }

  private static String base64(Key key) {
    return Base64.getEncoder().encodeToString(key.getEncoded());
  }

  @Override
  public void stop() {
    // Nothing runs.
  }
}
