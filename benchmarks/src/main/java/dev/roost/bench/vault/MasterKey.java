package dev.roost.bench.vault;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Base64;

/** token-vault's master key: a Tink keyset in JSON with one AES-256-GCM key. */
final class MasterKey {

  private static final int KEY_BYTES = 32;

  // Tink's AesGcmKey in protobuf's wire format: field 3, length-delimited, is the key.
  private static final byte KEY_VALUE = 3 << 3 | 2;

  private MasterKey() {}

  /** A fresh one. */
  static String fresh() {
    SecureRandom random = new SecureRandom();
    byte[] key = new byte[KEY_BYTES];
    random.nextBytes(key);
    ByteBuffer value =
        ByteBuffer.allocate(KEY_BYTES + 2).put(KEY_VALUE).put((byte) KEY_BYTES).put(key);
    return """
    {"primaryKeyId":%1$d,"key":[{"keyId":%1$d,"status":"ENABLED","outputPrefixType":"TINK",
     "keyData":{"typeUrl":"type.googleapis.com/google.crypto.tink.AesGcmKey",
                "keyMaterialType":"SYMMETRIC","value":"%2$s"}}]}
    """
        .formatted(
            random.nextInt(1, Integer.MAX_VALUE),
            Base64.getEncoder().encodeToString(value.array()));
  }
}
