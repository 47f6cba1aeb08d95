package dev.roost.admin.request;

import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.QueryParam;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The parameters that a resource's method declares, by name.
 *
 * @param path also the body's, under its Java name, which no path has
 */
record RouteParameters(
    Map<String, Class<?>> path, Map<String, Class<?>> query, Set<String> headers) {

  static RouteParameters of(Method method) {
    Map<String, Class<?>> path = new HashMap<>();
    Map<String, Class<?>> query = new HashMap<>();
    Set<String> headers = new HashSet<>();
    for (Parameter parameter : method.getParameters()) {
      if (parameter.isAnnotationPresent(QueryParam.class)) {
        query.put(parameter.getAnnotation(QueryParam.class).value(), parameter.getType());
      } else if (parameter.isAnnotationPresent(HeaderParam.class)) {
        headers.add(parameter.getAnnotation(HeaderParam.class).value());
      } else if (!parameter.isAnnotationPresent(CookieParam.class)) {
        path.put(parameter.getName(), parameter.getType());
      }
    }
    return new RouteParameters(Map.copyOf(path), Map.copyOf(query), Set.copyOf(headers));
  }
}
