package dev.roost.postgresql.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsSettingsTest {

  @TempDir Path directory;

  @Test
  void whereACaIsNamedEverythingIsVerified() throws IOException {
    TlsSettings tls = TlsSettings.of(Optional.empty(), Optional.of(ca()));

    assertThat(tls.mode()).isEqualTo(SslMode.VERIFY_FULL);
    assertThat(tls.rootCertificates()).contains(Path.of(ca()));
  }

  @Test
  void whereNothingIsSetNothingIsEncrypted() {
    assertThat(TlsSettings.of(Optional.empty(), Optional.empty()).isEnabled()).isFalse();
    assertThat(TlsSettings.of(Optional.of(""), Optional.of("")).isEnabled()).isFalse();
  }

  @Test
  void aModeThatGoesOnWithoutTlsIsRefusedByName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TlsSettings.of(Optional.of("prefer"), Optional.empty()))
        .withMessageContaining("roost.database.sslmode=prefer")
        .withMessageContaining("disable, require, verify-ca, verify-full");
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TlsSettings.of(Optional.empty(), Optional.of("/nowhere/ca.pem")))
        .withMessageContaining("roost.database.sslrootcert=/nowhere/ca.pem");
  }

  @Test
  void aCaThatNobodyAsksIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TlsSettings.of(Optional.of("require"), Optional.of(ca())))
        .withMessageContaining("roost.database.sslmode=require does not ask it");
  }

  private String ca() throws IOException {
    return Files.writeString(directory.resolve("ca.pem"), "x").toString();
  }
}
