package dev.roost.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roost.deploy.manifest.Kustomization;
import dev.roost.deploy.manifest.Manifests;
import dev.roost.deploy.manifest.Schema;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** That the schema goes red: each row spoils one place of the base. */
class SchemaTest {

  @TempDir private Path copy;

  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # a field that nobody knows
          token-vault.yaml         | replicas: 2                | replicaz: 2                   | replicaz
          token-vault.yaml         | periodSeconds: 2           | periodSecond: 2               | periodSecond
          token-vault.yaml         | secretName:                | name:                         | name
          webhook-ingest.yaml      | expirationSeconds: 3600    | expires: 3600                 | expires
          activity-router.yaml     | ReadWriteOnce              | {mode: ReadWriteOnce}         | accessModes
          namespace.yaml           | metadata:                  | meta:                         | meta
          # one that is missing
          token-vault.yaml         | containerPort: 8083        | protocol: TCP                 | containerPort
          token-vault.yaml         | key: username              | optional: false               | key
          webhook-ingest.yaml      | path: token-vault          | ''                            | path
          # a value of another type
          token-vault.yaml         | replicas: 2                | replicas: "2"                 | spec.replicas
          token-vault.yaml         | containerPort: 8083        | containerPort: "8083"         | containerPort
          token-vault.yaml         | containerPort: 8083        | containerPort: http           | http
          token-vault.yaml         | defaultMode: 0440          | defaultMode: "0440"           | defaultMode
          token-vault.yaml         | runAsNonRoot: true         | runAsNonRoot: "true"          | runAsNonRoot
          token-vault.yaml         | runAsNonRoot: true         | runAsNonRoot: 1               | runAsNonRoot
          token-vault.yaml         | key: username              | key: 5                        | key
          token-vault.yaml         | key: username              | key: true                     | key
          token-vault.yaml         | mountPath: /tmp            | mountPath: [/tmp]             | mountPath
          token-vault.yaml         | terminationGracePeriodSeconds: 30 | terminationGracePeriodSeconds: 30.5 | 30.5
          token-vault.yaml         | memory: 512Mi              | memory: much                  | quantity
          namespace.yaml           | part-of: roost             | part-of: 1                    | part-of
          # a kind or a version that is not served
          token-vault.yaml         | kind: Deployment           | kind: Deploiment              | not known
          token-vault.yaml         | apiVersion: apps/v1        | apiVersion: apps/v1beta1      | not known
          """)
  void refuses(String file, String stands, String instead, String complaint) {
    assertThat(Schema.complaints(spoilt(file, stands, instead)))
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line).startsWith(file).contains(complaint));
  }

  @Test
  void aKeyThatIsWrittenTwiceIsRefused() {
    assertThatThrownBy(
            () -> spoilt("token-vault.yaml", "replicas: 2", "replicas: 2\n  replicas: 3"))
        .hasMessageContaining("replicas");
  }

  private Manifests spoilt(String file, String stands, String instead) {
    return Kustomization.in(Base.spoilt(copy, file, stands, instead)).plain();
  }
}
