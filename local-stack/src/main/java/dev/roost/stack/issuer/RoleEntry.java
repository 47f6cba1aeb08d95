package dev.roost.stack.issuer;

import dev.roost.contracts.name.AppName;
import java.util.List;
import java.util.Optional;

/**
 * An entry of a person's roles claim.
 *
 * @param role its name
 * @param app the app that it counts for; absent for every app
 */
public record RoleEntry(String role, Optional<AppName> app) {

  /** The roles there are. */
  public static final List<String> ROLES = List.of("viewer", "operator", "admin", "auditor");

  private static final String UNBOUND = "auditor";

  /** What {@link #parse} takes, for a person to read. */
  public static final String FORM =
      "viewer, operator, admin or auditor; the first three also for one app: operator:demo";

  /** The entry with this text; empty where no service would give anything for it. */
  public static Optional<RoleEntry> parse(String text) {
    int colon = text.indexOf(':');
    String role = colon < 0 ? text : text.substring(0, colon);
    if (!ROLES.contains(role)) {
      return Optional.empty();
    }
    if (colon < 0) {
      return Optional.of(new RoleEntry(role, Optional.empty()));
    }
    return role.equals(UNBOUND)
        ? Optional.empty()
        : AppName.parse(text.substring(colon + 1))
            .map(app -> new RoleEntry(role, Optional.of(app)));
  }

  /** As it stands in the claim. */
  @Override
  public String toString() {
    return app.map(name -> role + ":" + name).orElse(role);
  }
}
