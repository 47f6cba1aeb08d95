package dev.roost.vaultclient;

/** The vault said no, or could not be asked. Holds no secret, no token and no address. */
public abstract sealed class VaultException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private VaultException(String message) {
    super(message);
  }

  /** The vault answered, and what it answered is no. */
  public static final class Refused extends VaultException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String name;
    private final String detail;

    Refused(int status, String name, String detail) {
      super("The vault answered %d (%s). %s".formatted(status, name, detail));
      this.status = status;
      this.name = name;
      this.detail = detail;
    }

    /** The HTTP status. */
    public int status() {
      return status;
    }

    /** What its problem type ends with, such as {@code unknown-user-token}. */
    public String name() {
      return name;
    }

    /** The likely cause and what to do, in the vault's words. */
    public String detail() {
      return detail;
    }

    /** Whether the vault has nothing of that name: an app, a user's token, a handshake. */
    public boolean isUnknown(String name) {
      return this.name.equals(name);
    }
  }

  /** No answer that could be understood: the vault is away, or the service's token is not there. */
  public static final class Unreachable extends VaultException {

    private static final long serialVersionUID = 1L;

    Unreachable(String why) {
      super(why);
    }
  }
}
