package dev.roost.stack.command;

import dev.roost.stack.screen.Screen;
import dev.roost.stack.state.StateDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code reset}: stops the stack and deletes all its data. */
@Command(
    name = "reset",
    description =
        "Stops all processes and deletes the data: topics, database, stores, ports, logs.",
    mixinStandardHelpOptions = true)
public final class ResetCommand implements Callable<Integer> {

  @Mixin private final StateOption stack = new StateOption();

  @Override
  public Integer call() throws IOException, InterruptedException {
    Screen screen = Screen.standard(System.getenv());
    StateDirectory state = stack.state();
    new Takedown(state, screen).run(stack.running());
    if (Files.isDirectory(state.root())) {
      state.forget();
    }
    screen.line("All data of the stack under " + state.root() + " is deleted.");
    return 0;
  }
}
