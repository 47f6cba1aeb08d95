package dev.roost.admin.access;

import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;

/** Who calls, or works by itself. */
public sealed interface Caller {

  /** Their {@code sub}. */
  String subject();

  /** {@code person}, {@code service}, or a word of the service for itself. */
  String kind();

  /** Someone the identity provider vouches for. */
  record Person(String subject) implements Caller {
    @Override
    public String kind() {
      return "person";
    }
  }

  /** A service account the cluster vouches for. */
  record Service(String subject) implements Caller {
    @Override
    public String kind() {
      return "service";
    }
  }

  /** The service itself, at work in the background. */
  record Itself(String kind, String subject) implements Caller {}

  /** The attribute of an identity that holds its caller. */
  String ATTRIBUTE = "roost.caller";

  /**
   * The caller behind an identity.
   *
   * @throws UnauthorizedException it is nobody's
   */
  static Caller of(SecurityIdentity identity) {
    Caller caller = identity.getAttribute(ATTRIBUTE);
    if (caller == null) {
      throw new UnauthorizedException();
    }
    return caller;
  }
}
