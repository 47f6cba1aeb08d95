package dev.roost.admin.access;

import dev.roost.contracts.name.AppName;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the entries of a person's claim {@code roles} give: {@code operator} is the role for every
 * app, {@code operator:demo} for the app {@code demo} alone. An entry of any other form gives
 * nothing. Names are compared exactly.
 *
 * @param everywhere roles that are not bound
 * @param byApp the roles bound to each app
 */
record RoleBindings(Set<String> everywhere, Map<AppName, Set<String>> byApp) {

  /** The attribute of an identity that holds them. */
  static final String ATTRIBUTE = "roost.role-bindings";

  private static final char BINDS = ':';

  RoleBindings {
    everywhere = Set.copyOf(everywhere);
    byApp = Map.copyOf(byApp);
  }

  static RoleBindings of(Collection<String> entries) {
    Set<String> everywhere = new HashSet<>(entries);
    everywhere.retainAll(Roles.OF_PEOPLE);
    Map<AppName, Set<String>> byApp = new HashMap<>();
    for (String role : Roles.BINDABLE) {
      String prefix = role + BINDS;
      entries.stream()
          .filter(entry -> entry.startsWith(prefix))
          .map(entry -> AppName.parse(entry.substring(prefix.length())))
          .flatMap(Optional::stream)
          .forEach(app -> byApp.computeIfAbsent(app, _ -> new HashSet<>()).add(role));
    }
    return new RoleBindings(everywhere, byApp);
  }

  /** The roles that count where it is about this app. */
  Set<String> rolesFor(AppName app) {
    return Stream.concat(everywhere.stream(), byApp.getOrDefault(app, Set.of()).stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The roles held for every app or for at least one. */
  Set<String> rolesForAnyApp() {
    return Stream.concat(everywhere.stream(), byApp.values().stream().flatMap(Set::stream))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The apps to which one of these roles is bound. */
  Set<AppName> appsOf(Set<String> roles) {
    return byApp.entrySet().stream()
        .filter(bound -> bound.getValue().stream().anyMatch(roles::contains))
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }
}
