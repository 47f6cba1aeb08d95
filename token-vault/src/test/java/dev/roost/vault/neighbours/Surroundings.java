package dev.roost.vault.neighbours;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import dev.roost.contracts.topic.Topics;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A real PostgreSQL, a real Kafka, two issuers with a key each, a place for X, and a master key.
 */
public final class Surroundings implements QuarkusTestResourceLifecycleManager {

  private @Nullable EmbeddedPostgres postgres;
  private @Nullable BrokerProcess broker;

  @Override
  public Map<String, String> start() {
    try {
      EmbeddedPostgres started = EmbeddedPostgres.start();
      postgres = started;
      BrokerProcess kafka = BrokerProcess.start();
      broker = kafka;
      kafka.makeTopic(Topics.CREDENTIALS.name());
      Map<String, String> settings = new HashMap<>();
      settings.put("kafka.bootstrap.servers", kafka.bootstrap());
      settings.put("roost.x.base-url", "http://localhost:" + FakeX.freePort());
      settings.put("roost.x.timeout", "2s");
      settings.put("roost.vault.handshake.cleanup-interval", "1h");
      settings.put("roost.vault.database", "localhost:" + started.getPort() + "/postgres");
      settings.put("quarkus.datasource.username", "postgres");
      settings.put("quarkus.datasource.password", "postgres");
      settings.put("roost.vault.master-key.file", masterKey().toString());
      settings.put("roost.access.people.issuer", Tokens.PEOPLE);
      issuer(settings, "people");
      issuer(settings, "services");
      // Tests take the steps by hand.
      settings.put("roost.vault.rotation.step-interval", "1h");
      settings.put("roost.vault.rotation.rows-per-step", "2");
      return settings;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
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

  /** A new master key in a file of its own. */
  public static Path masterKey() throws IOException, GeneralSecurityException {
    KeysetHandle keyset =
        KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, AeadConfig2026.get());
    Path file = Files.createTempFile("master-key", ".json");
    file.toFile().deleteOnExit();
    return Files.writeString(
        file,
        TinkJsonProtoKeysetFormat.serializeKeyset(
            keyset, AeadConfig2026.get(), InsecureSecretKeyAccess.get()));
  }

  @Override
  public void stop() {
    try {
      if (broker != null) {
        broker.close();
      }
      if (postgres != null) {
        postgres.close();
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
