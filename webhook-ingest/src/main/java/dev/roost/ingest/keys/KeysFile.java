package dev.roost.ingest.keys;

import dev.roost.ingest.keys.KeyLookup.Known;
import dev.roost.ingest.keys.KeyLookup.NotLoaded;
import dev.roost.ingest.keys.KeyLookup.Unknown;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Webhook keys from a file, read again when it changes. A file that cannot be read or used leaves
 * the keys as they were: a half-written file must not stop what runs.
 */
@ApplicationScoped
class KeysFile implements WebhookKeys {

  private static final Logger LOG = Logger.getLogger(KeysFile.class);

  private final Vertx vertx;
  private final KeysConfig config;
  private long timer;
  private @Nullable Buffer lastSeen;
  private String lastComplaint = "";
  private volatile @Nullable Map<String, AppKeys> keys;

  KeysFile(Vertx vertx, KeysConfig config) {
    this.vertx = vertx;
    this.config = config;
  }

  void start(@Observes StartupEvent event) {
    read();
    timer = vertx.setPeriodic(config.reread().toMillis(), _ -> read());
  }

  void stop(@Observes ShutdownEvent event) {
    vertx.cancelTimer(timer);
  }

  @Override
  public KeyLookup lookup(WebhookName webhook) {
    Map<String, AppKeys> loaded = keys;
    if (loaded == null) {
      return new NotLoaded();
    }
    AppKeys known = loaded.get(webhook.app());
    return known != null && known.endpoints().contains(webhook.endpoint())
        ? new Known(known)
        : new Unknown();
  }

  @Override
  public boolean loaded() {
    return keys != null;
  }

  private void read() {
    vertx
        .fileSystem()
        .readFile(config.file().toString())
        .onSuccess(this::take)
        .onFailure(_ -> complain("it cannot be read"));
  }

  private synchronized void take(Buffer content) {
    if (content.equals(lastSeen)) {
      return;
    }
    lastSeen = content;
    try {
      Map<String, AppKeys> read = KeysDocument.parse(content.getBytes());
      keys = read;
      lastComplaint = "";
      LOG.infof("Webhook keys loaded for %d app(s): %s", read.size(), read.keySet());
    } catch (InvalidKeysException invalid) {
      complain(invalid.why());
    }
  }

  private synchronized void complain(String why) {
    if (!why.equals(lastComplaint)) {
      lastComplaint = why;
      LOG.errorf(
          "Webhook keys file %s (roost.ingest.keys.file): %s. %s",
          config.file(),
          why,
          loaded() ? "The keys read before stay in use." : "Deliveries and challenges get 503.");
    }
  }
}
