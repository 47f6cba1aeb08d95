package dev.roost.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.deploy.rule.ExternalSecrets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReadmeTest {

  private final String readme = Readme.text();

  @Test
  void everySecretThatAnOperatorMakesIsNamed() {
    assertThat(readme).contains(ExternalSecrets.ALL.keySet());
    assertThat(readme)
        .contains(ExternalSecrets.ALL.values().stream().flatMap(k -> k.stream()).toList());
  }

  @Test
  void everyExampleThatAnOperatorReplacesIsNamed() {
    List<String> examples =
        Base.kustomization().settings().values().stream()
            .flatMap(map -> map.entrySet().stream())
            .filter(setting -> setting.getValue().contains("example"))
            .map(Map.Entry::getKey)
            .toList();

    assertThat(examples).isNotEmpty();
    assertThat(readme).contains(examples);
  }

  @Test
  void whatItShowsIsThere() {
    assertThat(
            Stream.of(
                "deploy/images/build", "deploy/images/Containerfile", "deploy/kubernetes/base"))
        .allSatisfy(path -> {
          assertThat(readme).contains(path);
          assertThat(Path.of("..", path)).exists();
        });
  }
}
