package dev.roost.subscriptions.consent;

import dev.roost.xapi.v2.Credential;
import java.util.Arrays;
import java.util.Optional;

/** By which of X's two ways a user lets an app in. */
public enum OAuth {
  /** Three legs; what the app may do is its permission at X, the same for everybody. */
  V1_0A("1.0a", Credential.OAUTH_1_USER),
  /** The authorization code flow; what the app may do are the scopes that the user grants. */
  V2("2.0", Credential.OAUTH_2_USER);

  private final String wire;
  private final Credential credential;

  OAuth(String wire, Credential credential) {
    this.wire = wire;
    this.credential = credential;
  }

  /** As it is stored and shown. */
  public String wire() {
    return wire;
  }

  /** With what calls in the user's name are authenticated. */
  public Credential credential() {
    return credential;
  }

  /** The one that is written so. */
  public static Optional<OAuth> of(String wire) {
    return Arrays.stream(values()).filter(one -> one.wire.equals(wire)).findFirst();
  }
}
