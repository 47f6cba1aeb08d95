package dev.roost.replay.neighbours;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A real PostgreSQL, a real broker, an issuer of people's tokens, X and the vault. */
public final class Surroundings implements QuarkusTestResourceLifecycleManager {

  private @Nullable EmbeddedPostgres postgres;
  private @Nullable BrokerProcess broker;
  private @Nullable FakeX x;

  @Override
  public Map<String, String> start() {
    try {
      EmbeddedPostgres database = EmbeddedPostgres.start();
      BrokerProcess kafka = BrokerProcess.start();
      FakeX away = new FakeX();
      postgres = database;
      broker = kafka;
      x = away;
      Path token = Files.writeString(Files.createTempFile("token-vault", ""), "t");
      token.toFile().deleteOnExit();
      Map<String, String> settings = new HashMap<>();
      settings.put("roost.replay.database", "localhost:" + database.getPort() + "/postgres");
      settings.put("quarkus.datasource.username", "postgres");
      settings.put("quarkus.datasource.password", "postgres");
      settings.put("kafka.bootstrap.servers", kafka.bootstrap());
      settings.put("roost.x.base-url", away.url());
      settings.put("roost.vault-client.url", away.url());
      settings.put("roost.vault-client.token-file", token.toString());
      settings.put("roost.access.people.issuer", Tokens.PEOPLE);
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      KeyPair pair = generator.generateKeyPair();
      settings.put("roost.access.people.public-key", base64(pair.getPublic().getEncoded()));
      settings.put("test.people.private-key", base64(pair.getPrivate().getEncoded()));
      KeyPair cluster = generator.generateKeyPair();
      settings.put("test.services.private-key", base64(cluster.getPrivate().getEncoded()));
      settings.put("roost.replay.submission.min-spacing", "0s");
      settings.put("roost.replay.submission.delay", "10ms");
      settings.put("roost.replay.submission.poll-interval", "50ms");
      settings.put("roost.replay.submission.backoff.initial", "200ms");
      settings.put("roost.replay.follow.poll-interval", "50ms");
      settings.put("roost.vault-client.timeout", "3s");
      return settings;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String base64(byte[] key) {
    return Base64.getEncoder().encodeToString(key);
  }

  @Override
  public void stop() {
    try (var _ = x;
        var _ = broker;
        var _ = postgres) {
      // Closed by this, in the order they need each other.
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
