package dev.roost.vault.audit;

import dev.roost.admin.access.Caller;
import dev.roost.admin.access.Refusal;
import dev.roost.admin.access.RefusalWitness;
import dev.roost.contracts.name.AppName;
import dev.roost.contracts.name.UserId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Requests that were refused before their route ran stand in the trail: each 403 before it is
 * answered; 400s and 401s are counted.
 */
@ApplicationScoped
class RefusalLog implements RefusalWitness {

  private final AuditTrail trail;
  private final Origins origins;
  private final RefusalsJob counted;
  private final Pool database;

  RefusalLog(AuditTrail trail, Origins origins, RefusalsJob counted, Pool database) {
    this.trail = trail;
    this.origins = origins;
    this.counted = counted;
    this.database = database;
  }

  @Override
  public Uni<Void> denied(Refusal refusal) {
    Act act =
        new Act(
            refusal.identity().map(Caller::of).orElseThrow(),
            Action.CALL,
            named(refusal, "app").flatMap(AppName::parse).map(AppName::value).orElse(null),
            named(refusal, "userId").flatMap(UserId::parse).map(UserId::value).orElse(null),
            null,
            origins.of(refusal.request(), refusal.route(), refusal.identity()));
    return trail.write(database, act, null, Outcome.DENIED, refusal.reason());
  }

  /** As the caller wrote it, who may have written anything. */
  private static Optional<String> named(Refusal refusal, String parameter) {
    return refusal.route().flatMap(route -> route.parameter(parameter));
  }

  @Override
  public void refused(Refusal refusal) {
    counted.add(RefusedRequest.of(refusal, origins.address(refusal.request())));
  }
}
