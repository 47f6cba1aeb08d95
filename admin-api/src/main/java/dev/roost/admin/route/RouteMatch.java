package dev.roost.admin.route;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The route that a request is for.
 *
 * @param route method and path template: {@code GET /api/v1/apps/{app}}; nothing that a caller
 *     wrote
 * @param parameters what the caller wrote in the path for each parameter, decoded
 * @param names the names that the route gives to parameters, headers and members of its body
 */
public record RouteMatch(String route, Map<String, String> parameters, Set<String> names) {

  public RouteMatch {
    parameters = Map.copyOf(parameters);
    names = Set.copyOf(names);
  }

  /** Whether a name, such as {@code users[0].id}, consists of the route's own and no caller's. */
  public boolean declares(String name) {
    return Arrays.stream(name.split("\\.", -1))
        .map(step -> step.replaceAll("(\\[[0-9]{1,9}])+$", ""))
        .allMatch(names::contains);
  }

  /** What stands in the path for this parameter; empty where the route has none of the name. */
  public Optional<String> parameter(String name) {
    return Optional.ofNullable(parameters.get(name));
  }
}
