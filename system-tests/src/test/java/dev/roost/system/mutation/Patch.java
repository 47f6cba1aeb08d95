package dev.roost.system.mutation;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** A patch file, put onto a tree by {@code git apply}. */
record Patch(Path file) {

  private static final Duration SOON = Duration.ofSeconds(60);

  /** Why it does not fit this tree; empty where it does. Changes nothing. */
  Optional<String> misfit(Path tree) {
    return failure(Command.run(tree, SOON, "git", "apply", "--check", file.toString()));
  }

  /** Changes the tree; why not, where it does not fit. */
  Optional<String> applyTo(Path tree) {
    return failure(Command.run(tree, SOON, "git", "apply", file.toString()));
  }

  private static Optional<String> failure(Command.Result result) {
    return result.succeeded() ? Optional.empty() : Optional.of(result.output().strip());
  }
}
