package dev.roost.system;

import dev.roost.system.stack.RunningStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;

/**
 * Clients of a secured stack that lack something.
 *
 * @param stack the stack
 * @param right the settings of a client that is let in
 */
record Strangers(RunningStack stack, Map<String, Object> right) {

  /** Long enough for a client that is let in, which is tried first. */
  private static final int PATIENCE_MILLIS = 5_000;

  /** What a client with these settings is told when it asks for the brokers; null: the answer. */
  static @Nullable Throwable refusal(Map<String, Object> settings) {
    Map<String, Object> all = new HashMap<>(settings);
    all.put("request.timeout.ms", PATIENCE_MILLIS);
    all.put("default.api.timeout.ms", PATIENCE_MILLIS);
    try (Admin admin = Admin.create(all)) {
      admin.describeCluster().nodes().get();
      return null;
    } catch (ExecutionException e) {
      return e.getCause();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The same, by another way. */
  Map<String, Object> by(String protocol) {
    return with("security.protocol", protocol);
  }

  /** The same, with a password that lacks its first character. */
  Map<String, Object> withAWrongPassword() {
    String jaas = String.valueOf(right.get("sasl.jaas.config"));
    return with("sasl.jaas.config", jaas.replaceAll("password=\".", "password=\""));
  }

  /** The same, trusting whom Java trusts. */
  Map<String, Object> withoutTheCa() {
    Map<String, Object> settings = new HashMap<>(right);
    settings.remove("ssl.truststore.type");
    settings.remove("ssl.truststore.location");
    return settings;
  }

  /** With TLS and no certificate to show, where the brokers talk to the controllers. */
  Map<String, Object> atTheControllers() {
    Map<String, Object> settings = new HashMap<>(by("SSL"));
    settings.put("bootstrap.controllers", "127.0.0.1:" + controllerPort());
    settings.remove("bootstrap.servers");
    return settings;
  }

  private Map<String, Object> with(String name, Object value) {
    Map<String, Object> settings = new HashMap<>(right);
    settings.put(name, value);
    return settings;
  }

  private String controllerPort() {
    try {
      String layout = Files.readString(stack.directory().resolve("layout.json"));
      return layout.replaceAll("(?s).*\"kafka-1-controller\" : (\\d+).*", "$1");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
