package dev.roost.contracts.activity;

/**
 * Which of X's APIs delivered the copy that came out, and thereby the shape of the value. The
 * {@code ce_type}, the identity and the other headers are the same in both.
 */
public enum SourceApi {
  /** The Account Activity API, v1.1 or v2: {@code for_user_id} and an array of one. */
  ACCOUNT_ACTIVITY("account-activity"),

  /** The X Activity API: {@code data} with {@code event_type}, {@code filter} and payload. */
  ACTIVITY("activity");

  private final String wire;

  SourceApi(String wire) {
    this.wire = wire;
  }

  /** The value of the {@code roost-api} header. */
  public String wire() {
    return wire;
  }
}
