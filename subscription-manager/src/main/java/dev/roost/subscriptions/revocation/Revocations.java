package dev.roost.subscriptions.revocation;

import static dev.roost.runtime.logging.Key.key;

import dev.roost.contracts.name.AppName;
import dev.roost.contracts.name.UserId;
import dev.roost.contracts.signal.Signal.Revocation;
import dev.roost.contracts.vault.RevocationOutcome;
import dev.roost.contracts.vault.RevocationOutcome.Outcome;
import dev.roost.contracts.vault.UserRevocation;
import dev.roost.contracts.vault.VaultProblem;
import dev.roost.runtime.logging.KeyedLogger;
import dev.roost.subscriptions.subscription.SubscriptionsOfUser;
import dev.roost.vaultclient.VaultClient;
import dev.roost.vaultclient.VaultException.Refused;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A user took the app's access back: the vault is told first, then the subscriptions. */
@ApplicationScoped
class Revocations {

  private static final KeyedLogger LOG = KeyedLogger.of(Revocations.class);

  private final VaultClient vault;
  private final SubscriptionsOfUser subscriptions;
  private final MeterRegistry metrics;

  Revocations(VaultClient vault, SubscriptionsOfUser subscriptions, MeterRegistry metrics) {
    this.vault = vault;
    this.subscriptions = subscriptions;
    this.metrics = metrics;
  }

  /** Throws where the record cannot be what the contract says. */
  static void check(Revocation revocation) {
    if (AppName.parse(revocation.app()).isEmpty() || UserId.parse(revocation.userId()).isEmpty()) {
      throw new IllegalArgumentException("no app and user");
    }
    Instant.parse(revocation.receivedAt());
  }

  /** Done again, it changes nothing. Fails while the vault or the database is away. */
  Uni<Void> apply(Revocation revocation) {
    Instant at = at(revocation);
    return vault
        .revoke(revocation.app(), revocation.userId(), new UserRevocation(at.toString()))
        .map(RevocationOutcome::outcome)
        // Who is not in the vault can still be subscribed at X.
        .onFailure(failure -> failure instanceof Refused no && no.is(VaultProblem.UNKNOWN_APP))
        .recoverWithItem(Outcome.NONE)
        .flatMap(outcome ->
            outcome == Outcome.NEWER_TOKEN
                ? ignored(revocation)
                : subscriptions
                    .revoked(revocation.app(), revocation.userId(), at)
                    .invoke(() -> count("revoked")));
  }

  private Uni<Void> ignored(Revocation revocation) {
    count("newer-token");
    LOG.info("Revocation ignored: it is older than the user's token", key("app", revocation.app()));
    return Uni.createFrom().voidItem();
  }

  /** Where X does not say when, it was before Roost heard of it. */
  private static Instant at(Revocation revocation) {
    Instant received = Instant.parse(revocation.receivedAt());
    Instant said = parsed(revocation.revokedAt());
    return said == null ? received : said;
  }

  private static @Nullable Instant parsed(@Nullable String time) {
    try {
      return time == null ? null : Instant.parse(time);
    } catch (DateTimeException notATime) {
      return null;
    }
  }

  private void count(String outcome) {
    metrics.counter("roost.subscriptions.revocations", "outcome", outcome).increment();
  }
}
