package dev.roost.vault.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EnvelopeTest {

  private static final Secret SECRET = Secret.of("kd94hf93k423kf44-and-some-more");
  private static final RowIdentity ROW = new RowIdentity("demo", "user", "2244994945", 3);

  @TempDir private Path directory;
  private Path file;
  private MasterKey master;
  private DataKey key;

  @BeforeEach
  void aMasterKeyAndADataKey() throws Exception {
    file = directory.resolve("master.json");
    writeMasterKey(file);
    master = MasterKey.read(file);
    key = master.unwrap("demo", 1, master.newDataKey("demo", 1, master.primary()));
  }

  @Test
  void aSealedSecretOpensAsItself() {
    byte[] sealed = key.seal(ROW, SECRET);

    Secret opened = key.open(ROW, sealed);

    assertThat(opened.sameAs(SECRET)).isTrue();
    assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("kd94hf93k423kf44");
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          other, user,  2244994945,  3
          demo,  owner, 2244994945,  3
          demo,  user,  2244994946,  3
          demo,  user,  2244994945,  4
          demou, ser,   2244994945,  3
          """)
  void aSecretDoesNotOpenInAnotherRow(String app, String kind, String userId, int version) {
    byte[] sealed = key.seal(ROW, SECRET);
    RowIdentity other = new RowIdentity(app, kind, userId, version);

    assertThatThrownBy(() -> key.open(other, sealed))
        .isInstanceOf(UnreadableSecretException.class)
        .hasMessageNotContaining("kd94");
  }

  @Test
  void aSecretDoesNotOpenWithAnotherAppsKey() {
    byte[] sealed = key.seal(ROW, SECRET);
    DataKey others = master.unwrap("other", 1, master.newDataKey("other", 1, master.primary()));

    assertThatThrownBy(() -> others.open(ROW, sealed))
        .isInstanceOf(UnreadableSecretException.class);
  }

  @Test
  void aChangedByteIsNoticed() {
    byte[] sealed = key.seal(ROW, SECRET);
    sealed[sealed.length - 1] ^= 1;

    assertThatThrownBy(() -> key.open(ROW, sealed)).isInstanceOf(UnreadableSecretException.class);
  }

  @ParameterizedTest
  @CsvSource({"other, 1", "demo, 2"})
  void aDataKeyUnwrapsForItsAppAndVersionAlone(String app, int version) {
    byte[] wrapped = master.newDataKey("demo", 1, master.primary());

    assertThatThrownBy(() -> master.unwrap(app, version, wrapped))
        .isInstanceOf(UnreadableSecretException.class);
  }

  @Test
  void aDataKeyDoesNotUnwrapWithAnotherMasterKey() throws Exception {
    byte[] wrapped = master.newDataKey("demo", 1, master.primary());
    Path otherFile = directory.resolve("other.json");
    writeMasterKey(otherFile);
    MasterKey other = MasterKey.read(otherFile);

    assertThatThrownBy(() -> other.unwrap("demo", 1, wrapped))
        .isInstanceOf(UnreadableSecretException.class);
  }

  @Test
  void aMissingMasterKeyIsSaidInOneSentenceThatNamesTheProperty() {
    Path nowhere = directory.resolve("nowhere.json");

    assertThatThrownBy(() -> MasterKey.read(nowhere))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("roost.vault.master-key.file: ")
        .hasMessageContaining("cannot be read");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''
          not json, but secret-looking
          {}
          {"primaryKeyId":1,"key":[]}
          """)
  void aBrokenMasterKeyIsSaidWithoutShowingIt(String content) throws Exception {
    Files.writeString(file, content);

    assertThatThrownBy(() -> MasterKey.read(file))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("roost.vault.master-key.file: ")
        .hasMessageContaining("holds no Tink AEAD keyset")
        .hasMessageNotContaining("secret-looking")
        .hasNoCause();
  }

  private static void writeMasterKey(Path to) throws GeneralSecurityException, java.io.IOException {
    KeysetHandle keyset =
        KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, AeadConfig2026.get());
    Files.writeString(
        to,
        TinkJsonProtoKeysetFormat.serializeKeyset(
            keyset, AeadConfig2026.get(), InsecureSecretKeyAccess.get()));
  }
}
