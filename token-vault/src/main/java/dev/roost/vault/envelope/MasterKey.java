package dev.roost.vault.envelope;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeyStatus;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.proto.EncryptedKeyset;
import com.google.protobuf.InvalidProtocolBufferException;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * The key that wraps the data keys, from a file with a Tink keyset in JSON. The keyset may hold
 * older keys beside its primary one: data keys they wrapped stay readable.
 */
final class MasterKey {

  private static final Configuration TINK = AeadConfig2026.get();

  /** A ciphertext begins with a byte for the format and the key's id in four. */
  private static final int ID_END = 5;

  /** Opens what any of its keys wrapped. */
  private final Aead aead;

  /** Each wraps with one of its keys, in the order of the keyset; by the key's id. */
  private final Map<Long, Aead> wrapping = new LinkedHashMap<>();

  private final long primary;

  private MasterKey(KeysetHandle keyset) throws GeneralSecurityException {
    this.aead = keyset.getPrimitive(TINK, Aead.class);
    this.primary = Integer.toUnsignedLong(keyset.getPrimary().getId());
    for (int at = 0; at < keyset.size(); at++) {
      KeysetHandle.Entry entry = keyset.getAt(at);
      // A disabled key opens nothing: it is as good as removed.
      if (entry.getStatus() == KeyStatus.ENABLED) {
        wrapping.put(Integer.toUnsignedLong(entry.getId()), withPrimary(keyset, at));
      }
    }
  }

  private static Aead withPrimary(KeysetHandle keyset, int at) throws GeneralSecurityException {
    KeysetHandle.Builder other = KeysetHandle.newBuilder(keyset).setConfiguration(TINK);
    other.getAt(at).makePrimary();
    return other.build().getPrimitive(TINK, Aead.class);
  }

  /** Id of the primary key. */
  long primary() {
    return primary;
  }

  /** Ids of the keys that open, in the order of the keyset: Tink adds new ones at the end. */
  List<Long> keyIds() {
    return List.copyOf(wrapping.keySet());
  }

  /**
   * Reads the master key.
   *
   * @throws ConfigurationException one sentence that names the property, and shows none of the file
   */
  static MasterKey read(Path file) {
    try {
      KeysetHandle keyset =
          TinkJsonProtoKeysetFormat.parseKeyset(
              Files.readString(file, StandardCharsets.UTF_8), TINK, InsecureSecretKeyAccess.get());
      return new MasterKey(keyset);
    } catch (IOException e) {
      throw unusable(file, "cannot be read");
    } catch (GeneralSecurityException | RuntimeException e) {
      // Not the parser's own message: it may quote the file.
      throw unusable(file, "holds no Tink AEAD keyset in JSON");
    }
  }

  private static ConfigurationException unusable(Path file, String why) {
    return new ConfigurationException(
        MasterKeyConfig.FILE
            + ": the master key file "
            + file
            + " "
            + why
            + "; without it no secret can be stored or used, so token-vault does not start.");
  }

  /**
   * A new data key, wrapped for this app and version.
   *
   * @param id of the key that wraps it, one of {@link #keyIds}
   */
  byte[] newDataKey(String app, int version, long id) {
    try {
      Aead wraps = Objects.requireNonNull(wrapping.get(id), "a key of this keyset");
      KeysetHandle key = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, TINK);
      return TinkProtoKeysetFormat.serializeEncryptedKeyset(
          key, wraps, identity(app, version), TINK);
    } catch (GeneralSecurityException e) {
      throw new UnreadableSecretException("a data key could not be made", e);
    }
  }

  /**
   * The data key in these bytes.
   *
   * @throws UnreadableSecretException another master key wrapped it, or for another app or version
   */
  DataKey unwrap(String app, int version, byte[] wrapped) {
    try {
      return DataKey.of(
          version,
          TinkProtoKeysetFormat.parseEncryptedKeyset(wrapped, aead, identity(app, version), TINK));
    } catch (GeneralSecurityException e) {
      throw new UnreadableSecretException("a data key does not unwrap with the master key", e);
    }
  }

  /** Whether the keyset has the key that wrapped these bytes. */
  boolean hasKeyOf(byte[] wrapped) {
    return idOf(wrapped).stream().anyMatch(wrapping::containsKey);
  }

  /** Id of the key that wrapped these bytes, which Tink writes before them; empty for others. */
  static OptionalLong idOf(byte[] wrapped) {
    try {
      byte[] sealed = EncryptedKeyset.parseFrom(wrapped).getEncryptedKeyset().toByteArray();
      return sealed.length > ID_END
          ? OptionalLong.of(Integer.toUnsignedLong(ByteBuffer.wrap(sealed, 1, 4).getInt()))
          : OptionalLong.empty();
    } catch (InvalidProtocolBufferException notWrappedByTink) {
      return OptionalLong.empty();
    }
  }

  private static byte[] identity(String app, int version) {
    return new RowIdentity(app, "data-key", "", version).associatedData();
  }
}
