package dev.roost.stack.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MasterKeyTest {

  @TempDir private Path directory;

  @Test
  void itIsMadeOnceAndIsAKeysetThatEncrypts() throws Exception {
    Path file = directory.resolve("master-key.json");

    MasterKey.ensure(file);
    String made = Files.readString(file);
    MasterKey.ensure(file);

    assertThat(file).hasContent(made);
    var tink = AeadConfig2026.get();
    Aead aead =
        TinkJsonProtoKeysetFormat.parseKeyset(made, tink, InsecureSecretKeyAccess.get())
            .getPrimitive(tink, Aead.class);
    assertThat(aead.decrypt(aead.encrypt(new byte[] {1}, new byte[0]), new byte[0]))
        .containsExactly(1);
  }
}
