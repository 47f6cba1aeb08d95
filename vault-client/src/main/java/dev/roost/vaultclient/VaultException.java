package dev.roost.vaultclient;

import dev.roost.contracts.vault.VaultProblem;
import dev.roost.xapi.endpoint.Explanation;

/** The vault rejected a request, or was not reached. Holds no secret, no token and no address. */
public abstract sealed class VaultException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private VaultException(String message) {
    super(message);
  }

  /** The vault answered, with a problem. */
  public static final class Refused extends VaultException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String type;
    private final String detail;

    Refused(int status, String type, String detail) {
      super("The vault answered %d (%s). %s".formatted(status, name(type), detail));
      this.status = status;
      this.type = type;
      this.detail = detail;
    }

    private static String name(String type) {
      return type.substring(VaultProblem.NAMESPACE.length());
    }

    /** The HTTP status. */
    public int status() {
      return status;
    }

    /** What its problem type ends with, such as {@code unknown-user-token}; for people to read. */
    public String name() {
      return name(type);
    }

    /** The likely cause and what to do, in the vault's words. */
    public String detail() {
      return detail;
    }

    /**
     * Whether it may sign or make the same request later though nobody changes anything: 401 and
     * 403 while keys, tokens or roles are rolled out, 502 where X refused the vault.
     */
    public boolean passes() {
      return status == 401 || status == 403 || status == 502;
    }

    /** What happened, why that may be and what to do. */
    public Explanation explanation() {
      return new Explanation(
          "The vault did not sign or make the request (" + name() + ")",
          detail,
          "Fix the cause in token-vault.");
    }

    /** Whether this is why the vault refused. */
    public boolean is(VaultProblem problem) {
      return problem.type().equals(type);
    }
  }

  /** No answer that could be understood: the vault is away, or the service's token is not there. */
  public static final class Unreachable extends VaultException {

    private static final long serialVersionUID = 1L;

    private final boolean acted;

    Unreachable(String why, boolean mayHaveActed) {
      super(why);
      this.acted = mayHaveActed;
    }

    /** Whether the vault may have got the request: it did not refuse the connection. */
    public boolean mayHaveActed() {
      return acted;
    }
  }
}
