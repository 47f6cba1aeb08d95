package dev.roost.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.roost.deploy.manifest.Kubectl;
import dev.roost.deploy.manifest.Kustomization;
import dev.roost.deploy.manifest.Manifests;
import dev.roost.deploy.manifest.Schema;
import dev.roost.deploy.manifest.Workload;
import dev.roost.deploy.rule.Rule;
import io.kubernetes.client.openapi.models.V1Container;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The Jobs that provision Kafka before the services start. */
class KafkaAdminJobTest {

  private static final Path JOB = Path.of("kubernetes/kafka-admin");
  private static final Path ACLS = Path.of("kubernetes/components/kafka-acls");

  private final Manifests topics = Kustomization.in(JOB).plain();

  @TempDir private Path directory;

  @Test
  void kubernetesTakesEveryObject() {
    assertThat(Schema.complaints(topics)).isEmpty();
    assertThat(Schema.complaints(Kustomization.in(ACLS).plain())).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void theyFitEachOther(Rule rule) {
    assertThat(rule.complaints(topics)).isEmpty();
  }

  @Test
  void aJobThatMayMoreThanItNeedsIsSeen() throws IOException {
    String text = Files.readString(JOB.resolve("topics.yaml"));
    String spoilt =
        text.replace("runAsNonRoot: true", "runAsNonRoot: false")
            .replace("cpu: 100m", "ephemeral-storage: 1Gi")
            .replace("name: roost-kafka-admin", "name: roost-kafka");

    Manifests manifests = Manifests.of("topics.yaml", spoilt);

    assertThat(Rule.PODS_ARE_LOCKED_DOWN.complaints(manifests))
        .containsExactly("kafka-admin-topics may run as root");
    assertThat(Rule.RESOURCES_ARE_SAID.complaints(manifests)).hasSize(1);
    assertThat(Rule.WHAT_IS_NAMED_EXISTS.complaints(manifests))
        .containsExactly("kafka-admin-topics names what is not there: the ConfigMap roost-kafka");
  }

  @Test
  void theBaseHasNoJobSinceOneCannotBeChanged() {
    assertThat(Base.kustomization().plain().jobs()).isEmpty();
  }

  @Test
  void theReadmeNamesJobComponentSecretAndImage() {
    assertThat(Readme.text())
        .contains(
            "deploy/kubernetes/kafka-admin",
            "components/kafka-acls",
            "job/kafka-admin-topics",
            "`kafka-admin`",
            "kafka-admin.Containerfile");
  }

  @Test
  void renderedItAppliesTopicsAndWithTheComponentAclsToo() throws IOException {
    Optional<Kubectl> installed = Kubectl.installed();
    assumeTrue(installed.isPresent(), "kubectl is not on the path: the plain files are validated.");
    Files.writeString(
        directory.resolve("kustomization.yaml"),
        """
        apiVersion: kustomize.config.k8s.io/v1beta1
        kind: Kustomization
        resources: ["%s"]
        components: ["%s"]
        """
            .formatted(fromHere(JOB), fromHere(ACLS)));

    Manifests rendered = installed.orElseThrow().render(directory);

    assertThat(Schema.complaints(rendered)).isEmpty();
    assertThat(Stream.of(Rule.values()).flatMap(rule -> rule.complaints(rendered).stream()))
        .isEmpty();
    assertThat(rendered.jobs().map(Workload::container).map(V1Container::getArgs))
        .containsExactlyInAnyOrder(List.of("topics", "apply"), List.of("acls", "apply"));
  }

  private Path fromHere(Path other) {
    return directory.toAbsolutePath().relativize(other.toAbsolutePath());
  }
}
