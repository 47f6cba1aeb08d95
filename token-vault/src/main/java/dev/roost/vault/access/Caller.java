package dev.roost.vault.access;

import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;

/** Who calls, as it stands in the audit trail. */
public sealed interface Caller {

  /** Their {@code sub}. */
  String subject();

  /** {@code person}, {@code service} or {@code vault}. */
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

  /** The vault itself, at work in the background. */
  record Vault() implements Caller {
    @Override
    public String subject() {
      return "token-vault";
    }

    @Override
    public String kind() {
      return "vault";
    }
  }

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
