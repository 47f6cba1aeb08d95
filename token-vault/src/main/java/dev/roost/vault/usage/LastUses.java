package dev.roost.vault.usage;

import dev.roost.vault.credential.SecretKind;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Uses of users' credentials that are not written yet. Noting one takes no time and no database.
 */
@ApplicationScoped
public class LastUses {

  private final Map<Use, Instant> pending = new ConcurrentHashMap<>();
  private final UsageConfig config;
  private final Clock clock;

  LastUses(UsageConfig config, Clock clock) {
    this.config = config;
    this.clock = clock;
  }

  /** A user's credential of this kind. */
  record Use(String app, String userId, SecretKind kind) {}

  /**
   * A request was signed or sent with a user's credential now.
   *
   * @param kind {@link SecretKind#USER} or {@link SecretKind#OAUTH2_USER}
   */
  public void note(String app, String userId, SecretKind kind) {
    Use use = new Use(app, userId, kind);
    if (pending.containsKey(use) || pending.size() < config.maxPending()) {
      pending.put(use, clock.instant());
    }
  }

  /** Takes what was noted, to be written. */
  Map<Use, Instant> take() {
    Map<Use, Instant> taken = new HashMap<>(pending);
    taken.forEach(pending::remove);
    return taken;
  }

  /** Puts back what could not be written, unless the credential was used since. */
  void putBack(Map<Use, Instant> unwritten) {
    unwritten.forEach(pending::putIfAbsent);
  }
}
