package dev.roost.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.roost.deploy.manifest.Kubectl;
import dev.roost.deploy.manifest.Manifest;
import dev.roost.deploy.manifest.Manifests;
import dev.roost.deploy.manifest.Schema;
import dev.roost.deploy.rule.Rule;
import io.kubernetes.client.openapi.models.V1EnvVar;
import io.kubernetes.client.openapi.models.V1EnvVarSource;
import io.kubernetes.client.openapi.models.V1SecretKeySelector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code kubectl kustomize} makes of the files; skipped, and said, where there is none. */
class RenderedManifestsTest {

  private static final Path SECURED_KAFKA = Path.of("kubernetes/components/secured-kafka");

  private static final Path SECURED_POSTGRESQL =
      Path.of("kubernetes/components/secured-postgresql");

  private final Optional<Kubectl> installed = Kubectl.installed();

  @TempDir private Path directory;

  @BeforeEach
  void needsKubectl() {
    assumeTrue(
        installed.isPresent(), "kubectl is not on the path: the plain files alone are validated.");
  }

  @Test
  void theBaseIsTakenByKubernetesAndFitsTogether() {
    Manifests base = render(Base.DIRECTORY);

    assertThat(Schema.complaints(base)).isEmpty();
    assertThat(Arrays.stream(Rule.values()).flatMap(rule -> rule.complaints(base).stream()))
        .isEmpty();
    assertThat(base.all()).hasSameSizeAs(Base.kustomization().plain().all());
  }

  @Test
  void theReadmesOwnKustomizationIsTakenToo() throws IOException {
    Files.writeString(directory.resolve("kustomization.yaml"), Readme.ownKustomization(directory));

    Manifests own = render(directory);

    assertThat(Schema.complaints(own)).isEmpty();
    assertThat(Arrays.stream(Rule.values()).flatMap(rule -> rule.complaints(own).stream()))
        .isEmpty();
    assertThat(own.all())
        .extracting(Manifest::content)
        .asString()
        .doesNotContain("example", "EXAMPLE");
  }

  @Test
  void withSecuredKafkaEveryServiceShowsItsOwnUser() throws IOException {
    Manifests secured = baseWith(SECURED_KAFKA);

    assertThat(secured.workloads())
        .hasSize(5)
        .allSatisfy(service ->
            assertThat(service.variables())
                .filteredOn(variable -> variable.getName().equals("KAFKA_SASL_JAAS_CONFIG"))
                .singleElement()
                .extracting(RenderedManifestsTest::secret)
                .isEqualTo(service.name() + "-kafka"));
  }

  @Test
  void withSecuredPostgresqlEveryServiceThatHasADatabaseTrustsItsCa() throws IOException {
    Manifests secured = baseWith(SECURED_POSTGRESQL);

    assertThat(secured.workloads())
        .filteredOn(service ->
            service
                .variables()
                .anyMatch(variable -> variable.getName().equals("QUARKUS_DATASOURCE_PASSWORD")))
        .hasSize(3)
        .allSatisfy(service ->
            assertThat(service.variables())
                .extracting(V1EnvVar::getName, V1EnvVar::getValue)
                .contains(tuple("ROOST_DATABASE_SSLROOTCERT", "/etc/roost/postgresql-ca/ca.crt")));
  }

  /** The base with this component, which Kubernetes takes and which fits together. */
  private Manifests baseWith(Path component) throws IOException {
    Files.writeString(
        directory.resolve("kustomization.yaml"),
        """
        apiVersion: kustomize.config.k8s.io/v1beta1
        kind: Kustomization
        resources: ["%s"]
        components: ["%s"]
        """
            .formatted(fromHere(Base.DIRECTORY), fromHere(component)));
    Manifests rendered = render(directory);
    assertThat(Schema.complaints(rendered)).isEmpty();
    assertThat(Arrays.stream(Rule.values()).flatMap(rule -> rule.complaints(rendered).stream()))
        .isEmpty();
    return rendered;
  }

  private static @Nullable String secret(V1EnvVar variable) {
    V1EnvVarSource source = variable.getValueFrom();
    V1SecretKeySelector selector = source == null ? null : source.getSecretKeyRef();
    return selector == null ? null : selector.getName();
  }

  @Test
  void aFieldThatNobodyKnowsIsSeenAfterRenderingToo() {
    Base.spoilt(directory, "token-vault.yaml", "replicas: 2", "replicaz: 2");

    assertThat(Schema.complaints(render(directory)))
        .singleElement()
        .asString()
        .contains("replicaz");
  }

  @Test
  void whatKubectlRefusesIsSaidInItsWords() {
    Base.spoilt(directory, "kustomization.yaml", "- replay-worker.yaml", "- no-such.yaml");

    assertThatThrownBy(() -> render(directory)).hasMessageContaining("no-such.yaml");
  }

  private Path fromHere(Path other) {
    return directory.toAbsolutePath().relativize(other.toAbsolutePath());
  }

  private Manifests render(Path kustomization) {
    return installed.orElseThrow().render(kustomization);
  }
}
