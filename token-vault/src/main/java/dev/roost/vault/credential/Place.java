package dev.roost.vault.credential;

import dev.roost.vault.envelope.RowIdentity;

/**
 * Where a secret belongs; versions take it one after the other.
 *
 * @param app Roost's name of the app
 * @param userId X's id of the user, empty where the secret is the app's own
 */
public record Place(String app, SecretKind kind, String userId) {

  /** A place of the app itself. */
  static Place of(String app, SecretKind kind) {
    return new Place(app, kind, "");
  }

  /** The row of this version. */
  public RowIdentity version(int version) {
    return new RowIdentity(app, kind.text(), userId, version);
  }
}
