package dev.roost.admin.request;

import dev.roost.admin.problem.ParameterNames;
import dev.roost.admin.problem.ProblemException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses a request whose path, query or headers the route cannot read as they are meant: an
 * unknown or repeated query parameter, a value that is not of the parameter's form, an empty
 * header. It runs after the caller was authorized and before the body is read.
 */
final class StrictParameters {

  // Request headers of HTTP itself have rules of their own.
  private static final Set<String> OF_HTTP = Set.of(HttpHeaders.IF_NONE_MATCH);

  private final Map<Method, RouteParameters> known = new ConcurrentHashMap<>();

  // Before a service's own filters, which read parameters.
  @ServerRequestFilter(priority = Priorities.HEADER_DECORATOR)
  public void check(ResourceInfo route, UriInfo uri, HttpHeaders headers) {
    if (route.getResourceClass().isAnnotationPresent(AcceptsUnknownParameters.class)) {
      return;
    }
    RouteParameters declared =
        known.computeIfAbsent(route.getResourceMethod(), RouteParameters::of);
    uri.getPathParameters().forEach((name, values) -> checkPath(declared, name, values));
    uri.getQueryParameters().forEach((name, values) -> checkQuery(declared, name, values));
    declared.headers().stream()
        .filter(name -> !OF_HTTP.contains(name))
        .forEach(name -> checkHeader(name, headers.getRequestHeader(name)));
  }

  private static void checkPath(RouteParameters declared, String name, List<String> values) {
    Class<?> type = declared.path().getOrDefault(name, String.class);
    values.forEach(value -> checkValue(type, name, value));
  }

  private static void checkQuery(RouteParameters declared, String name, List<String> values) {
    Class<?> type = declared.query().get(name);
    if (type == null) {
      throw ProblemException.invalid(ParameterNames.printable(name), unknown(declared));
    }
    if (values.size() > 1) {
      throw ProblemException.invalid(name, "It is there more than once.");
    }
    checkValue(type, name, values.getFirst());
  }

  private static String unknown(RouteParameters declared) {
    return declared.query().isEmpty()
        ? "This call takes no query parameters."
        : "This call takes the query parameters "
            + String.join(", ", declared.query().keySet().stream().sorted().toList())
            + ", and no others.";
  }

  private static void checkValue(Class<?> type, String name, String value) {
    ParameterForm.objection(type, value)
        .ifPresent(objection -> {
          throw ProblemException.invalid(name, objection);
        });
  }

  private static void checkHeader(String name, List<String> values) {
    if (values.size() > 1) {
      throw ProblemException.invalid(name, "The header is there more than once.");
    }
    if (values.stream().anyMatch(String::isBlank)) {
      throw ProblemException.invalid(name, "The header is empty.");
    }
  }
}
