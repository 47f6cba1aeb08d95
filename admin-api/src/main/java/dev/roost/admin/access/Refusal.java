package dev.roost.admin.access;

import dev.roost.admin.problem.Problem;
import dev.roost.admin.route.RouteMatch;
import dev.roost.contracts.vault.VaultProblem;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;

/**
 * A request that was refused. Of what the caller wrote, nothing is here but the request itself.
 *
 * @param request whose peer and headers tell where it comes from
 * @param route which route it is for; empty where there is none
 * @param problem the response: its type is the reason, its parameter the name of what was wrong
 * @param identity whose it is, once the token was verified; empty for a 401
 */
public record Refusal(
    HttpServerRequest request,
    Optional<RouteMatch> route,
    Problem problem,
    Optional<SecurityIdentity> identity) {

  /**
   * Why: the last part of the problem's type and, where the route itself named it, the parameter
   * that was wrong: {@code invalid-request: limit}.
   */
  public String reason() {
    String type = problem.type().substring(VaultProblem.NAMESPACE.length());
    return Optional.ofNullable(problem.parameter())
        .filter(name -> route.filter(known -> known.declares(name)).isPresent())
        .map(name -> type + ": " + name)
        .orElse(type);
  }
}
