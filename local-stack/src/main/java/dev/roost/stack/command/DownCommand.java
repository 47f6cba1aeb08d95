package dev.roost.stack.command;

import dev.roost.stack.screen.Screen;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code down}: stops the stack, whoever started it, and leaves no process. */
@Command(
    name = "down",
    description = "Stops all processes and keeps the data.",
    mixinStandardHelpOptions = true)
public final class DownCommand implements Callable<Integer> {

  @Mixin private final StateOption stack = new StateOption();

  @Override
  public Integer call() throws IOException, InterruptedException {
    Screen screen = Screen.standard(System.getenv());
    boolean wasUp = new Takedown(stack.state(), screen).run(stack.running());
    screen.line(
        wasUp ? "Roost is down; its data is kept for the next ./roost up." : "Roost is not up.");
    return 0;
  }
}
