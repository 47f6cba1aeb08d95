package dev.roost.vault.oauth2;

import static dev.roost.runtime.logging.Key.key;

import dev.roost.admin.access.Caller;
import dev.roost.admin.problem.ProblemException;
import dev.roost.runtime.logging.KeyedLogger;
import dev.roost.vault.audit.Act;
import dev.roost.vault.audit.Action;
import dev.roost.vault.audit.AuditTrail;
import dev.roost.vault.audit.Outcome;
import dev.roost.vault.credential.AppStore;
import dev.roost.vault.credential.LiveCredentials;
import dev.roost.vault.credential.UserTokens;
import dev.roost.vault.invalidation.Backoff;
import dev.roost.vault.oauth2.PendingStore.Lease;
import dev.roost.vault.oauth2.PendingStore.Pending;
import dev.roost.vault.x.XOAuth;
import dev.roost.xapi.endpoint.OAuth2Endpoint;
import dev.roost.xapi.endpoint.XApiException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The work on pending tokens: X is asked whose they are, or told that nobody needs them. */
@Singleton
class PendingWork {

  private static final KeyedLogger LOG = KeyedLogger.of(PendingWork.class);
  private static final Caller ITSELF = new Caller.Itself("vault", "token-vault");

  private final PendingStore pending;
  private final Identification identification;
  private final LiveCredentials credentials;
  private final AppStore apps;
  private final AuditTrail trail;
  private final XOAuth x;
  private final Pool database;
  private final OAuth2Config.Pending config;
  private final Backoff backoff;

  PendingWork(
      PendingStore pending,
      Identification identification,
      LiveCredentials credentials,
      AppStore apps,
      AuditTrail trail,
      XOAuth x,
      Pool database,
      OAuth2Config config) {
    this.pending = pending;
    this.identification = identification;
    this.credentials = credentials;
    this.apps = apps;
    this.trail = trail;
    this.x = x;
    this.database = database;
    this.config = config.pending();
    this.backoff =
        new Backoff(
            this.config.backoffInitial(), this.config.backoffMax(), RandomGenerator.getDefault());
  }

  /** Works on what this replica has claimed, and lets it go. */
  Uni<Void> work(Lease lease) {
    return pending
        .find(database, lease.app(), lease.handshake())
        .map(found -> found.filter(one -> one.lease() == lease.lease()))
        .flatMap(found -> found.map(this::work).orElseGet(() -> Uni.createFrom().voidItem()));
  }

  private Uni<Void> work(Pending found) {
    boolean isToEnd = found.isAbandoned() || isOlder(found, config.maxAge());
    Optional<UserTokens> tokens = found.tokens();
    if (tokens.isEmpty()) {
      return isToEnd ? end(found, Outcome.FAILED, "unreadable") : later(found, "unreadable");
    }
    return (isToEnd
            ? isOlder(found, config.eraseAfter())
                ? end(found, Outcome.FAILED, "expired")
                : revoke(found, tokens.get())
            : identification.identify(identifying(found), found, tokens.get()).replaceWithVoid())
        .onFailure(PendingWork::isForeseen)
        .recoverWithUni(failure -> later(found, reason(failure)));
  }

  private static boolean isOlder(Pending found, Duration age) {
    return found.age().compareTo(age) > 0;
  }

  private static boolean isForeseen(Throwable failure) {
    return failure instanceof XApiException || failure instanceof ProblemException;
  }

  /** No word of X's. */
  private static String reason(Throwable failure) {
    return failure instanceof XApiException it
        ? it.explanation().what()
        : AuditTrail.reasonOf(failure);
  }

  private static Act identifying(Pending found) {
    return Act.on(found.app(), Action.COMPLETE_HANDSHAKE, ITSELF).to(OAuth2Endpoint.ME.label());
  }

  private Uni<Void> revoke(Pending found, UserTokens tokens) {
    return credentials
        .client(database, found.app())
        .flatMap(client -> x.revoke(client.asConsumer(), tokens))
        .flatMap(_ -> end(found, Outcome.DONE, null));
  }

  private Uni<Void> later(Pending found, String reason) {
    return pending.postpone(
        database, found, backoff.after(found.failures(), Duration.ZERO), reason);
  }

  private Uni<Void> end(Pending found, Outcome outcome, @Nullable String reason) {
    Act act =
        Act.on(found.app(), Action.REVOKE_USER_TOKEN, ITSELF).to(OAuth2Endpoint.REVOKE.label());
    return database
        .withTransaction(tx ->
            apps.lockKnown(tx, found.app())
                .flatMap(_ -> pending.end(tx, found.app(), found.handshake()))
                .flatMap(_ -> trail.write(tx, act, found.fingerprint(), outcome, reason)))
        .invoke(() -> said(found, outcome));
  }

  private static void said(Pending found, Outcome outcome) {
    if (outcome == Outcome.FAILED) {
      LOG.error(
          "OAuth 2.0 tokens of a handshake were erased and may still be valid at X: the user can"
              + " revoke the app there",
          key("app", found.app()));
    }
  }
}
