package dev.roost.stack.issuer;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import dev.roost.stack.state.PrivateFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/** token-vault's master key: a Tink keyset, made once. Without it no stored secret opens again. */
public final class MasterKey {

  private MasterKey() {}

  /** Makes the keyset in this file, unless there is one. */
  public static void ensure(Path file) throws IOException {
    if (!Files.exists(file)) {
      PrivateFile.write(file, fresh().getBytes(StandardCharsets.UTF_8));
    }
  }

  private static String fresh() {
    var tink = AeadConfig2026.get();
    try {
      return TinkJsonProtoKeysetFormat.serializeKeyset(
          KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, tink),
          tink,
          InsecureSecretKeyAccess.get());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("no master key could be made", e);
    }
  }
}
