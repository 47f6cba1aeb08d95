package dev.roost.system.mutation;

import dev.roost.system.stack.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Builds a service with a defect, beside the checkout, which stays as it is:
 *
 * <pre>
 *   target/mutations/sources   a copy of all sources, patched; the service is built here
 *   target/mutations/stack     links to the checkout's modules, and to that one service
 * </pre>
 */
public final class MutantBuild implements MutantJudge.Build {

  private static final Duration BUILD = Duration.ofMinutes(6);
  private static final int ERRORS_SHOWN = 10;

  private final Path checkout;
  private final Path sources;
  private final Path stack;

  /** Beside this checkout. */
  public MutantBuild(Path checkout) {
    this.checkout = checkout;
    this.sources = checkout.resolve("target/mutations/sources");
    this.stack = checkout.resolve("target/mutations/stack");
  }

  @Override
  public MutantJudge.Outcome of(Mutant mutant) {
    try {
      new SourceCopy(checkout, sources).renew();
      Optional<String> misfit = new Patch(mutant.patch()).applyTo(sources);
      if (misfit.isPresent()) {
        return new MutantJudge.Outcome.Failed(
            "the patch does not apply: %s. Make the change again in the present sources, and write %s anew by git diff below the same header"
                .formatted(misfit.get(), checkout.relativize(mutant.patch())));
      }
      if (!isChanged(mutant)) {
        return new MutantJudge.Outcome.Failed("the patch changed none of " + mutant.files());
      }
      Progress.say("%s: building %s".formatted(mutant, mutant.module()));
      return built(mutant);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private MutantJudge.Outcome built(Mutant mutant) throws IOException {
    Command.Result result =
        Command.run(
            sources,
            BUILD,
            "./mvnw",
            "-B",
            "-ntp",
            "-Dquick",
            "-P",
            "!strict",
            "package",
            "-am",
            "-pl",
            mutant.module());
    Path log = checkout.resolve("target/mutations/" + mutant + ".build.log");
    Files.writeString(log, result.output());
    if (!result.succeeded()) {
      return new MutantJudge.Outcome.Failed(
          "it does not build, see %s:%n%s".formatted(log, errors(result)));
    }
    link(mutant.module());
    return new MutantJudge.Outcome.Built(stack);
  }

  private boolean isChanged(Mutant mutant) throws IOException {
    for (String file : mutant.files()) {
      Path before = checkout.resolve(file);
      if (!Files.exists(before) || Files.mismatch(before, sources.resolve(file)) >= 0) {
        return true;
      }
    }
    return false;
  }

  /** What {@code ./roost up} runs: everything of the checkout, but for this module. */
  private void link(String module) throws IOException {
    Files.createDirectories(stack);
    for (Path old : entries(stack)) {
      Files.delete(old);
    }
    for (Path entry : entries(checkout)) {
      String name = entry.getFileName().toString();
      // The rest is state: of git, of Maven, of a stack.
      if (!List.of("target", ".git", ".roost").contains(name)) {
        Files.createSymbolicLink(
            stack.resolve(name), name.equals(module) ? sources.resolve(module) : entry);
      }
    }
  }

  private static List<Path> entries(Path directory) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.toList();
    }
  }

  private static String errors(Command.Result result) {
    return result
        .output()
        .lines()
        .filter(line -> line.startsWith("[ERROR]"))
        .limit(ERRORS_SHOWN)
        .collect(Collectors.joining("\n"));
  }
}
