package dev.roost.kafkaadmin.command;

import java.io.PrintWriter;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** Where a command prints what it was asked for. */
final class Output {

  private Output() {}

  /** Of the command of this specification, which picocli has set by the time one runs. */
  static PrintWriter of(@Nullable CommandSpec command) {
    return Objects.requireNonNull(command).commandLine().getOut();
  }
}
