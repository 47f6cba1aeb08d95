package dev.roost.admin.access;

import dev.roost.contracts.name.AppName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;

/**
 * The route that the current request was matched to. Callers are authenticated when it is known
 * ({@code quarkus.http.auth.proactive=false}); before, no app is named and nothing is filtered.
 */
@ApplicationScoped
class CalledRoute {

  private static final String APP = "app";

  private final UriInfo uri;
  private final ResourceInfo resource;

  CalledRoute(UriInfo uri, ResourceInfo resource) {
    this.uri = uri;
    this.resource = resource;
  }

  /** The app in its path, read as the route itself reads it; none where it is no app's name. */
  Optional<AppName> app() {
    List<String> values = uri.getPathParameters().getOrDefault(APP, List.of());
    return values.size() == 1 ? AppName.parse(values.getFirst()) : Optional.empty();
  }

  boolean isFilteredByApp() {
    Method method = resource.getResourceMethod();
    return method != null && method.isAnnotationPresent(FilteredByApp.class);
  }
}
