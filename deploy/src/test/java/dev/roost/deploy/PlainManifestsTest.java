package dev.roost.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.deploy.manifest.Manifest;
import dev.roost.deploy.manifest.Manifests;
import dev.roost.deploy.manifest.Schema;
import dev.roost.deploy.manifest.Workload;
import dev.roost.deploy.rule.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The files as they stand: what can be said without kubectl. */
class PlainManifestsTest {

  private final Manifests manifests = Base.kustomization().plain();

  @Test
  void kubernetesTakesEveryObject() {
    assertThat(Schema.complaints(manifests)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void theyFitEachOther(Rule rule) {
    assertThat(rule.complaints(manifests)).isEmpty();
  }

  @Test
  void theFiveServicesAreThere() {
    assertThat(manifests.workloads().map(Workload::name))
        .containsExactlyInAnyOrder(
            "webhook-ingest",
            "activity-router",
            "subscription-manager",
            "replay-worker",
            "token-vault");
  }

  @Test
  void noFileIsForgotten() throws IOException {
    try (Stream<String> files = Files.list(Base.DIRECTORY).map(f -> f.getFileName().toString())) {
      List<String> expected =
          Stream.concat(Base.kustomization().resources().stream(), Stream.of("kustomization.yaml"))
              .toList();

      assertThat(files).containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  @Test
  void noObjectStandsTwice() {
    assertThat(manifests.all().stream().map(each -> each.kind() + " " + each.name()).toList())
        .doesNotHaveDuplicates();
    assertThat(manifests.all()).extracting(Manifest::name).doesNotContain("");
  }
}
