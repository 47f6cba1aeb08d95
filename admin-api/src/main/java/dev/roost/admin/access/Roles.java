package dev.roost.admin.access;

import java.util.Set;

/**
 * The roles of people, as the claim {@code roles} of their tokens names them. Those of {@link
 * #BINDABLE} may also be named for one app alone: {@code operator:demo}.
 */
public final class Roles {

  /** Reads. */
  public static final String VIEWER = "viewer";

  /** Reads, and works with webhooks, subscriptions and replays. */
  public static final String OPERATOR = "operator";

  /** Writes credentials and, where the role is not bound to an app, reads the audit trail. */
  public static final String ADMIN = "admin";

  /** Reads the audit trail, and nothing else. It cannot be bound: the trail is one for all apps. */
  public static final String AUDITOR = "auditor";

  /** Those that an entry may bind to an app. */
  static final Set<String> BINDABLE = Set.of(VIEWER, OPERATOR, ADMIN);

  static final Set<String> OF_PEOPLE = Set.of(VIEWER, OPERATOR, ADMIN, AUDITOR);

  private Roles() {}
}
