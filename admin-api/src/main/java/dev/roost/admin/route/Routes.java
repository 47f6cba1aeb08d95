package dev.roost.admin.route;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Path;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The routes of the service, for what HTTP wants told of them, and for those who note requests. */
@Singleton
public final class Routes {

  private final List<Route> all;

  Routes(BeanManager beans) {
    this.all =
        beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
            .map(Bean::getBeanClass)
            .filter(type -> type.isAnnotationPresent(Path.class))
            .distinct()
            .flatMap(Route::of)
            // A path that is written out goes before one that has a parameter in its place.
            .sorted(Comparator.comparingInt(route -> route.parameters().size()))
            .toList();
  }

  /**
   * The route of a request; empty where there is none.
   *
   * @param rawPath as it was sent, without the query; absent where the address has none
   */
  public Optional<RouteMatch> of(String method, @Nullable String rawPath) {
    String declared = method.equals("HEAD") ? "GET" : method;
    String path = rawPath == null ? "" : rawPath;
    return all.stream()
        .filter(route -> route.method().equals(declared))
        .flatMap(route -> route.match(path).stream())
        .findFirst();
  }

  /** The value of {@code Allow} for a raw path: the methods it takes. */
  public String allowedAt(String path) {
    return String.join(", ", methodsAt(path));
  }

  /** Whether there is a route with this path, and none with this method. */
  public boolean takesOnlyOthersThan(String method, String path) {
    NavigableSet<String> methods = methodsAt(path);
    return methods.size() > 1 && !methods.contains(method);
  }

  private NavigableSet<String> methodsAt(String path) {
    NavigableSet<String> methods = new TreeSet<>(List.of("OPTIONS"));
    all.stream().filter(route -> route.takes(path)).map(Route::method).forEach(methods::add);
    if (methods.contains("GET")) {
      methods.add("HEAD");
    }
    return methods;
  }
}
