package dev.roost.subscriptions.neighbours;

import dev.roost.contracts.topic.Topics;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A real PostgreSQL, a real Kafka, an issuer, and ports for the neighbours that {@link Neighbours}
 * plays.
 */
public final class Surroundings implements QuarkusTestResourceLifecycleManager {

  private @Nullable EmbeddedPostgres postgres;
  private @Nullable BrokerProcess broker;

  @Override
  public Map<String, String> start() {
    try {
      broker = BrokerProcess.start();
      postgres = EmbeddedPostgres.start();
      for (var topic : List.of(Topics.WEBHOOKS, Topics.SUBSCRIPTIONS, Topics.SIGNALS)) {
        broker.makeTopic(topic.name(), 1);
      }
      return settings(postgres, broker);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, String> settings(EmbeddedPostgres postgres, BrokerProcess broker)
      throws IOException, GeneralSecurityException {
    Map<String, String> settings = new HashMap<>();
    settings.put("roost.subscriptions.database", "localhost:" + postgres.getPort() + "/postgres");
    settings.put("quarkus.datasource.username", "postgres");
    settings.put("quarkus.datasource.password", "postgres");
    settings.put("kafka.bootstrap.servers", broker.bootstrap());
    settings.put("roost.access.people.issuer", Tokens.PEOPLE);
    keys(settings);
    settings.put("roost.x.base-url", at(settings, "x"));
    settings.put("roost.x.timeout", "2s");
    settings.put("roost.vault-client.url", at(settings, "vault"));
    settings.put("roost.vault-client.timeout", "2s");
    settings.put("roost.vault-client.token-file", tokenFile().toString());
    settings.put("roost.subscriptions.webhooks-url", at(settings, "ingest"));
    settings.put("roost.subscriptions.connect-url", "http://localhost:8081");
    settings.put("roost.subscriptions.challenge-timeout", "1s");
    settings.put("roost.subscriptions.work.poll-interval", "100ms");
    settings.put("roost.subscriptions.work.backoff.initial", "200ms");
    settings.put("roost.subscriptions.work.backoff.max", "400ms");
    settings.put("roost.subscriptions.revocation.backoff.initial", "200ms");
    settings.put("roost.subscriptions.revocation.backoff.max", "400ms");
    return settings;
  }

  private static String at(Map<String, String> settings, String neighbour) throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      settings.put("test." + neighbour + ".port", String.valueOf(socket.getLocalPort()));
      return "http://localhost:" + socket.getLocalPort();
    }
  }

  private static Path tokenFile() throws IOException {
    Path file = Files.createTempFile("service-token", "");
    file.toFile().deleteOnExit();
    return Files.writeString(file, Neighbours.SERVICE_TOKEN);
  }

  private static void keys(Map<String, String> settings) throws GeneralSecurityException {
    KeyPair people = pair();
    settings.put("roost.access.people.public-key", base64(people.getPublic()));
    settings.put("test.people.private-key", base64(people.getPrivate()));
    settings.put("test.stranger.private-key", base64(pair().getPrivate()));
  }

  private static KeyPair pair() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    return generator.generateKeyPair();
  }

  private static String base64(Key key) {
    return Base64.getEncoder().encodeToString(key.getEncoded());
  }

  @Override
  public void stop() {
    try {
      if (postgres != null) {
        postgres.close();
      }
      if (broker != null) {
        broker.close();
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
