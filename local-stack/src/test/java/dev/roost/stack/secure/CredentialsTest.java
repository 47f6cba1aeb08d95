package dev.roost.stack.secure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.stack.state.StateDirectory;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CredentialsTest {

  @TempDir private Path directory;
  private StateDirectory state;
  private Credentials credentials;

  @BeforeEach
  void make() throws Exception {
    state = new StateDirectory(directory);
    credentials = Credentials.in(state);
  }

  @Test
  void everyUserHasAPasswordAndAFileThatKafkasToolsTake() throws Exception {
    var described = credentials.described();

    assertThat(described.users()).containsOnlyKeys(credentials.passwords().keySet());
    assertThat(described.users()).containsKeys("kafka", "webhook-ingest", "private-downstream");
    assertThat(credentials.passwords().values()).doesNotHaveDuplicates();
    assertThat(Files.readString(Path.of(described.users().get("token-vault"))))
        .contains("security.protocol=SASL_SSL", "sasl.mechanism=SCRAM-SHA-512", "ca.pem")
        .contains("username\\=\"token-vault\"")
        .contains(String.valueOf(credentials.passwords().get("token-vault")));
  }

  @Test
  void onlyTheirOwnerReadsThem() throws Exception {
    try (var files = Files.list(state.kafkaSecurity())) {
      assertThat(files)
          .hasSizeGreaterThan(15)
          .allSatisfy(file ->
              assertThat(Files.getPosixFilePermissions(file))
                  .isEqualTo(PosixFilePermissions.fromString("rw-------")));
    }
  }

  @Test
  void theyStayFromStartToStart() throws Exception {
    String before = Files.readString(state.kafkaSecurity().resolve("broker.pem"));
    Map<String, String> passwords = credentials.passwords();

    Credentials again = Credentials.in(state);

    assertThat(again.passwords()).isEqualTo(passwords);
    assertThat(Files.readString(state.kafkaSecurity().resolve("broker.pem"))).isEqualTo(before);
  }

  @Test
  void theBrokersCertificateIsTheirsAndTheCasKeyIsNowhere() throws Exception {
    X509Certificate ca = certificates("ca.pem").getFirst();
    X509Certificate broker = certificates("broker.pem").getFirst();

    broker.verify(ca.getPublicKey());
    assertThat(broker.getSubjectX500Principal().getName()).isEqualTo("CN=kafka");
    assertThat(broker.getSubjectAlternativeNames().toString())
        .contains("127.0.0.1")
        .contains("localhost");
    assertThat(Files.readString(state.kafkaSecurity().resolve("broker.pem")))
        .containsOnlyOnce("BEGIN PRIVATE KEY");
    assertThat(Files.readString(state.kafkaSecurity().resolve("ca.pem"))).doesNotContain("PRIVATE");
  }

  private List<X509Certificate> certificates(String name) throws Exception {
    String pem = Files.readString(state.kafkaSecurity().resolve(name));
    byte[] bytes =
        pem.substring(pem.indexOf("-----BEGIN CERTIFICATE")).getBytes(StandardCharsets.US_ASCII);
    return CertificateFactory.getInstance("X.509")
        .generateCertificates(new ByteArrayInputStream(bytes))
        .stream()
        .map(X509Certificate.class::cast)
        .toList();
  }
}
