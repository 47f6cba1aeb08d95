package dev.roost.vault.audit;

import dev.roost.vault.access.Caller;
import dev.roost.vault.problem.Problem;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** 403 for a caller whose role a route does not take; that they tried is written down. */
final class Denials {

  private static final Problem DENIED =
      Problem.of(
          403,
          "forbidden",
          "Not allowed",
          "The token holds, and its role does not reach this route. People write as admin and read"
              + " as viewer or operator; a service reaches its own routes alone, and its subject"
              + " must be one of roost.vault.access.subjects.");

  private final AuditTrail trail;
  private final Pool database;
  private final SecurityIdentity identity;

  Denials(AuditTrail trail, Pool database, SecurityIdentity identity) {
    this.trail = trail;
    this.database = database;
    this.identity = identity;
  }

  @ServerExceptionMapper
  Uni<Response> denied(ForbiddenException refused) {
    Act act = new Act(Caller.of(identity), Action.CALL, null, null);
    return trail.write(database, act, null, Outcome.DENIED).map(_ -> DENIED.response());
  }
}
