package dev.roost.vaultclient;

import dev.roost.vaultclient.VaultException.Unreachable;
import org.jspecify.annotations.Nullable;

/** How far the end of a user's credentials is. */
public enum CredentialsEnd {
  /** Nothing is signed or called with them any more; the vault tells X until X confirms it. */
  REVOKING,
  /** Nothing of them is left. */
  NONE;

  /** The vault's answer. */
  record Answer(@Nullable String state) {}

  static CredentialsEnd of(@Nullable String state) {
    return switch (state == null ? "" : state) {
      case "revoking" -> REVOKING;
      case "none" -> NONE;
      default ->
          throw new Unreachable("The vault's answer is not of the form this service knows.", true);
    };
  }
}
