package dev.roost.bench.vault;

import java.util.List;
import java.util.stream.Stream;

/** What is measured: first what the machine and the database take alone, then token-vault. */
enum Row {
  WAKE_UP("a thread that wakes up", "nothing but being woken when it is due"),
  FSYNC("fsync", "8 KiB appended to a file beside the database's, and `fdatasync`"),
  COMMIT(
      "transaction",
      "the statements of a signature by JDBC, on as many connections as token-vault signs with:"
          + " begin, the user's token and data key, an entry of the audit trail, commit"),
  SIGN(
      "signing",
      "`POST /apps/{app}/authorizations` as subscription-manager: a user is to be subscribed, by"
          + " OAuth 1.0a, users in turn"),
  CALL(
      "call",
      "`POST /apps/{app}/calls` as subscription-manager: `list-webhooks` with the bearer; X is a"
          + " process that answers at once");

  private final String label;
  private final String what;

  Row(String label, String what) {
    this.label = label;
    this.what = what;
  }

  /** As tables have it. */
  String label() {
    return label;
  }

  /** What is done. */
  String what() {
    return what;
  }

  /** Whether PostgreSQL is asked, by token-vault or without it. */
  boolean isOfTheDatabase() {
    return compareTo(COMMIT) >= 0;
  }

  /** Whether token-vault is asked. */
  boolean isOfTheVault() {
    return compareTo(SIGN) >= 0;
  }

  /** Beside what it is measured: a lock concerns token-vault alone. */
  Stream<Case> cases() {
    return (isOfTheVault() ? List.of(Beside.values()) : List.of(Beside.NOTHING))
        .stream().map(beside -> new Case(this, beside));
  }

  /**
   * One of those that take turns.
   *
   * @param row what is measured
   * @param beside what else happens
   */
  record Case(Row row, Beside beside) {}
}
