package dev.roost.deploy.manifest;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** Kubernetes' command, for its built-in kustomize: it needs no cluster. */
public record Kubectl(Path command) {

  /** The one on this machine's path. */
  public static Optional<Kubectl> installed() {
    return on(Optional.ofNullable(System.getenv("PATH")).orElse(""));
  }

  /** The first one on this path. */
  public static Optional<Kubectl> on(String path) {
    return Arrays.stream(path.split(File.pathSeparator))
        .filter(directory -> !directory.isEmpty())
        .map(directory -> Path.of(directory, "kubectl"))
        .filter(Files::isExecutable)
        .findFirst()
        .map(Kubectl::new);
  }

  /** What {@code kubectl kustomize} makes of this directory; fails with kubectl's own words. */
  public Manifests render(Path kustomization) {
    try {
      Path errors = Files.createTempFile("kubectl", ".err");
      Process process =
          new ProcessBuilder(command.toString(), "kustomize", kustomization.toString())
              .redirectError(errors.toFile())
              .start();
      String rendered = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int code = process.waitFor();
      String said = Files.readString(errors);
      Files.delete(errors);
      if (code != 0) {
        throw new IllegalStateException("kubectl kustomize " + kustomization + ": " + said);
      }
      return Manifests.of("rendered", rendered);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("kubectl kustomize was interrupted", e);
    }
  }
}
