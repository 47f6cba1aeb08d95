package dev.roost.admin.access;

import java.util.Set;

/** The roles of people, as their tokens name them. */
public final class Roles {

  /** Reads. */
  public static final String VIEWER = "viewer";

  /** Reads, and works with webhooks, subscriptions and replays. */
  public static final String OPERATOR = "operator";

  /** Writes credentials, and reads the audit trail. */
  public static final String ADMIN = "admin";

  static final Set<String> OF_PEOPLE = Set.of(VIEWER, OPERATOR, ADMIN);

  private Roles() {}
}
