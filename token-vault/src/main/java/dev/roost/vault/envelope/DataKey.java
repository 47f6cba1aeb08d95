package dev.roost.vault.envelope;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.AeadConfig2026;
import java.security.GeneralSecurityException;

/** One app's key, in memory: seals and opens the app's rows. It never leaves this package bare. */
public final class DataKey {

  private final int version;
  private final Aead aead;

  private DataKey(int version, Aead aead) {
    this.version = version;
    this.aead = aead;
  }

  static DataKey of(int version, KeysetHandle keyset) throws GeneralSecurityException {
    return new DataKey(version, keyset.getPrimitive(AeadConfig2026.get(), Aead.class));
  }

  /** Counts from 1 with every new key of the app. */
  public int version() {
    return version;
  }

  /** The secret, encrypted for this row alone. */
  public byte[] seal(RowIdentity row, Secret secret) {
    try {
      return aead.encrypt(secret.exposeSecretBytes(), row.associatedData());
    } catch (GeneralSecurityException e) {
      throw new UnreadableSecretException("a secret could not be sealed", e);
    }
  }

  /**
   * The secret of this row.
   *
   * @throws UnreadableSecretException it was sealed for another row, by another key, or was changed
   */
  public Secret open(RowIdentity row, byte[] sealed) {
    try {
      return Secret.copyOf(aead.decrypt(sealed, row.associatedData()));
    } catch (GeneralSecurityException e) {
      throw new UnreadableSecretException("a sealed row does not open as the row it stands in", e);
    }
  }
}
