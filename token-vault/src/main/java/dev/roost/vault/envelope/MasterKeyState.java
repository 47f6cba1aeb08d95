package dev.roost.vault.envelope;

import static dev.roost.runtime.logging.Key.key;

import dev.roost.runtime.logging.KeyedLogger;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The master key as this replica last saw it: for {@link MasterKeyHealth}, for {@code
 * roost.vault.master.key.primary.withheld}, and a line in the log at each change.
 */
@ApplicationScoped
class MasterKeyState {

  private static final KeyedLogger LOG = KeyedLogger.of(MasterKeyState.class);

  private volatile @Nullable WrappingKey chosen;
  private volatile Map<String, Set<String>> lacking = Map.of();

  MasterKeyState(MeterRegistry metrics) {
    metrics.gauge("roost.vault.master.key.primary.withheld", this, MasterKeyState::withheld);
  }

  private static double withheld(MasterKeyState state) {
    WrappingKey seen = state.chosen;
    return seen != null && seen.isPrimaryWithheld() ? 1 : 0;
  }

  /** What wraps data keys now. */
  void chosen(WrappingKey now) {
    WrappingKey before = chosen;
    chosen = now;
    boolean changed =
        before == null
            || before.id() != now.id()
            || !before.lackingNames().equals(now.lackingNames());
    if (changed && now.isPrimaryWithheld()) {
      LOG.warn(
          "Primary master key is not used, since a running replica lacks it",
          key("primary", now.primary()),
          key("used", now.id()),
          key("replicas", now.lackingNames()));
    } else if (before != null && before.isPrimaryWithheld() && !now.isPrimaryWithheld()) {
      LOG.info("Primary master key is used from now on", key("primary", now.primary()));
    }
  }

  /** The keys that this replica needs and does not have, with the apps; empty where it has all. */
  void lacking(Map<String, Set<String>> missing) {
    lacking = missing;
    if (!missing.isEmpty()) {
      LOG.error(
          "Replica lacks master keys that data keys are wrapped with",
          key("keys", MasterKeyAtStart.said(missing)));
    }
  }

  /** What wraps data keys, as it was last seen; absent at the very start. */
  @Nullable WrappingKey seen() {
    return chosen;
  }

  /** The keys that this replica needs and does not have, in words; empty where it has all. */
  String lacks() {
    return MasterKeyAtStart.said(lacking);
  }
}
