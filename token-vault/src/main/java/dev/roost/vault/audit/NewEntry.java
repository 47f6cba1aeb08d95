package dev.roost.vault.audit;

import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** An entry as it is written; the database gives it its id. See {@link AuditEntry}. */
record NewEntry(
    Instant at,
    String callerKind,
    String caller,
    String action,
    @Nullable String app,
    @Nullable String userId,
    @Nullable String purpose,
    @Nullable String fingerprint,
    String outcome,
    @Nullable String reason,
    Origin origin,
    long count) {

  /** Of one act. */
  static NewEntry of(
      Instant at, Act act, @Nullable String fingerprint, Outcome outcome, @Nullable String reason) {
    return new NewEntry(
        at,
        act.caller().kind(),
        act.caller().subject(),
        act.action().text(),
        act.app(),
        act.userId(),
        act.purpose(),
        fingerprint,
        outcome.text(),
        reason,
        act.origin(),
        1);
  }

  /** In the order of the statement's columns. */
  Tuple tuple() {
    return Tuple.from(
        Arrays.asList(
            at.atOffset(ZoneOffset.UTC),
            callerKind,
            caller,
            action,
            app,
            userId,
            purpose,
            fingerprint,
            outcome,
            reason,
            origin.route(),
            origin.tokenId(),
            origin.address(),
            count));
  }
}
