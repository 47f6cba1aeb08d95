package dev.roost.vault.audit;

import dev.roost.admin.access.Caller;
import dev.roost.admin.access.RequestIdentity;
import dev.roost.contracts.name.AppName;
import dev.roost.contracts.name.UserId;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Writes down what people read, before it is read, whether or not it is there. What services read
 * is written where it is handed out.
 */
final class ReadsOfPeople {

  private static final Set<String> READING = Set.of("GET", "HEAD");

  private final AuditTrail trail;
  private final Pool database;
  private final CurrentVertxRequest current;

  ReadsOfPeople(AuditTrail trail, Pool database, CurrentVertxRequest current) {
    this.trail = trail;
    this.database = database;
    this.current = current;
  }

  /** After the caller was authorized and the parameters were read. */
  @ServerRequestFilter(priority = Priorities.USER)
  public Uni<Void> note(ContainerRequestContext request, UriInfo uri) {
    return READING.contains(request.getMethod())
            && caller().orElse(null) instanceof Caller.Person person
        ? trail.write(database, read(person, uri), null, Outcome.DONE)
        : Uni.createFrom().voidItem();
  }

  private Optional<Caller> caller() {
    return RequestIdentity.of(current.getCurrent()).map(Caller::of);
  }

  private static Act read(Caller.Person person, UriInfo uri) {
    return new Act(
        person,
        Action.READ,
        named(uri, "app").flatMap(AppName::parse).map(AppName::value).orElse(null),
        named(uri, "userId").flatMap(UserId::parse).map(UserId::value).orElse(null));
  }

  private static Optional<String> named(UriInfo uri, String parameter) {
    return Optional.ofNullable(uri.getPathParameters().getFirst(parameter));
  }
}
