package dev.roost.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.deploy.manifest.Kubectl;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KubectlTest {

  @TempDir private Path directory;

  @Test
  void aMachineWithoutItHasNone() {
    assertThat(Kubectl.on(directory + File.pathSeparator)).isEmpty();
  }

  @Test
  void theFirstOneOnThePathIsTaken() throws IOException {
    Path command = Files.createFile(directory.resolve("kubectl"));
    assertThat(command.toFile().setExecutable(true)).isTrue();

    assertThat(Kubectl.on("/nowhere" + File.pathSeparator + directory))
        .contains(new Kubectl(command));
  }
}
