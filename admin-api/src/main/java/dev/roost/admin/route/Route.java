package dev.roost.admin.route;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A route that a resource class declares.
 *
 * @param method the HTTP method
 * @param template the path with its parameters' names: {@code /api/v1/apps/{app}}
 * @param parameters their names, in the order of the template
 * @param path what a raw path of this route matches
 * @param names of all that it takes
 */
record Route(
    String method, String template, List<String> parameters, Pattern path, Set<String> names) {

  private static final Pattern PARAMETER = Pattern.compile("\\{\\s*([^}:\\s]+)[^}]*}");

  static Stream<Route> of(Class<?> resource) {
    String base = resource.getAnnotation(Path.class).value();
    return Arrays.stream(resource.getDeclaredMethods())
        .flatMap(method -> verbs(method).map(verb -> of(verb, template(base, method), method)));
  }

  private static Route of(String verb, String template, Method method) {
    List<String> names = PARAMETER.matcher(template).results().map(it -> it.group(1)).toList();
    Pattern path = Pattern.compile(PARAMETER.matcher(template).replaceAll("([^/]+)") + "/?");
    String shown = PARAMETER.matcher(template).replaceAll("{$1}");
    return new Route(verb, shown, names, path, DeclaredNames.of(method));
  }

  private static Stream<String> verbs(Method method) {
    return Arrays.stream(method.getAnnotations())
        .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
        .filter(verb -> verb != null)
        .map(HttpMethod::value);
  }

  private static String template(String base, Method method) {
    Path own = method.getAnnotation(Path.class);
    return ("/" + base + (own == null ? "" : "/" + own.value())).replaceAll("/+", "/");
  }

  /** Whether a raw path is one of this route's. */
  boolean takes(String rawPath) {
    return path.matcher(rawPath).matches();
  }

  /** What a raw path has in place of the parameters, decoded. */
  Optional<RouteMatch> match(String rawPath) {
    Matcher matcher = path.matcher(rawPath);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < parameters.size(); i++) {
      values.put(parameters.get(i), decoded(matcher.group(i + 1)));
    }
    return Optional.of(new RouteMatch(method + " " + template, values, names));
  }

  private static String decoded(String segment) {
    try {
      return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return segment;
    }
  }
}
