package dev.roost.vault.audit;

import dev.roost.admin.access.Caller;
import dev.roost.admin.access.Refusal;
import dev.roost.admin.problem.ProblemType;
import dev.roost.admin.route.RouteMatch;
import dev.roost.runtime.address.ClientAddress;
import java.net.InetAddress;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What requests that got 400 or 401 have in common that are counted as one.
 *
 * @param network the address, or the /64 of an IPv6 address; absent where it is not known
 */
record RefusedRequest(
    String callerKind,
    String caller,
    Outcome outcome,
    String reason,
    @Nullable String route,
    @Nullable String network) {

  private static final String NOBODY = "anonymous";

  /** Those for which a minute, or the memory, has no room. */
  static final RefusedRequest OTHER =
      new RefusedRequest(NOBODY, NOBODY, Outcome.REFUSED, "other", null, null);

  static RefusedRequest of(Refusal refusal, Optional<InetAddress> address) {
    Optional<Caller> caller = refusal.identity().map(Caller::of);
    boolean unknown = refusal.problem().status() == ProblemType.UNAUTHORIZED.status();
    return new RefusedRequest(
        caller.map(Caller::kind).orElse(NOBODY),
        caller.map(Caller::subject).orElse(NOBODY),
        unknown ? Outcome.DENIED : Outcome.REFUSED,
        refusal.reason(),
        refusal.route().map(RouteMatch::route).orElse(null),
        address.map(ClientAddress::network).orElse(null));
  }

  /** The entry for so many of them in the minute that begins then. */
  NewEntry entry(Instant minute, long count) {
    return new NewEntry(
        minute,
        callerKind,
        caller,
        Action.CALL.text(),
        null,
        null,
        null,
        null,
        outcome.text(),
        reason,
        new Origin(route, null, network),
        count);
  }
}
