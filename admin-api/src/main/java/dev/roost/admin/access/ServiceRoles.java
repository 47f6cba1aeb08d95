package dev.roost.admin.access;

import java.util.Set;

/** A bean of a service that other services may call; without one, no service gets a role. */
public interface ServiceRoles {

  /** The roles of the service account with this {@code sub}; none for a stranger. */
  Set<String> rolesOf(String subject);
}
