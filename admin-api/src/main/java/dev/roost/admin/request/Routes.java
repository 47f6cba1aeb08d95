package dev.roost.admin.request;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The routes of the service, for what HTTP wants told of them. */
@Singleton
final class Routes {

  private final List<Route> all;

  Routes(BeanManager beans) {
    this.all =
        beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
            .map(Bean::getBeanClass)
            .filter(type -> type.isAnnotationPresent(Path.class))
            .distinct()
            .flatMap(Routes::of)
            .toList();
  }

  private record Route(String method, Pattern path) {}

  private static Stream<Route> of(Class<?> resource) {
    String base = resource.getAnnotation(Path.class).value();
    return Arrays.stream(resource.getDeclaredMethods())
        .flatMap(method -> verbs(method).map(verb -> new Route(verb, pattern(base, method))));
  }

  private static Stream<String> verbs(Method method) {
    return Arrays.stream(method.getAnnotations())
        .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
        .filter(verb -> verb != null)
        .map(HttpMethod::value);
  }

  private static Pattern pattern(String base, Method method) {
    Path own = method.getAnnotation(Path.class);
    String template = "/" + base + (own == null ? "" : "/" + own.value());
    return Pattern.compile(template.replaceAll("/+", "/").replaceAll("\\{[^}]*}", "[^/]+") + "/?");
  }

  /** The value of {@code Allow} for a raw path: the methods it takes. */
  String allowedAt(String path) {
    return String.join(", ", methodsAt(path));
  }

  /** Whether there is a route with this path, and none with this method. */
  boolean takesOnlyOthersThan(String method, String path) {
    NavigableSet<String> methods = methodsAt(path);
    return methods.size() > 1 && !methods.contains(method);
  }

  private NavigableSet<String> methodsAt(String path) {
    NavigableSet<String> methods = new TreeSet<>(List.of("OPTIONS"));
    all.stream()
        .filter(route -> route.path().matcher(path).matches())
        .map(Route::method)
        .forEach(methods::add);
    if (methods.contains("GET")) {
      methods.add("HEAD");
    }
    return methods;
  }
}
