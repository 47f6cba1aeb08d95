package dev.roost.vault.audit;

import dev.roost.admin.access.Caller;
import dev.roost.admin.access.DenialWitness;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;

/** That someone called a route that is not theirs is written down. */
@ApplicationScoped
class Denials implements DenialWitness {

  private final AuditTrail trail;
  private final Pool database;

  Denials(AuditTrail trail, Pool database) {
    this.trail = trail;
    this.database = database;
  }

  @Override
  public Uni<Void> denied(Caller caller) {
    return trail.write(database, new Act(caller, Action.CALL, null, null), null, Outcome.DENIED);
  }
}
