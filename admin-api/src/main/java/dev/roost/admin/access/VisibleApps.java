package dev.roost.admin.access;

import dev.roost.contracts.name.AppName;
import io.quarkus.security.identity.SecurityIdentity;
import java.util.Collections;
import java.util.Set;

/** The apps that a route {@link FilteredByApp} shows to its caller. */
public sealed interface VisibleApps {

  /** Every app: one of the roles is not bound. */
  record Every() implements VisibleApps {}

  /**
   * Those to which one of the roles is bound.
   *
   * @param apps their names; perhaps none
   */
  record Only(Set<AppName> apps) implements VisibleApps {
    public Only {
      apps = Set.copyOf(apps);
    }
  }

  /**
   * The apps that the caller may see.
   *
   * @param roles each of them lets its holder see an app; those that the route allows
   */
  static VisibleApps of(SecurityIdentity identity, String... roles) {
    RoleBindings bindings = identity.getAttribute(RoleBindings.ATTRIBUTE);
    if (bindings == null) {
      return new Only(Set.of());
    }
    Set<String> letting = Set.of(roles);
    return Collections.disjoint(bindings.everywhere(), letting)
        ? new Only(bindings.appsOf(letting))
        : new Every();
  }
}
