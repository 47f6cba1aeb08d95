package dev.roost.stack.screen;

import dev.roost.stack.process.ProcessWatcher;
import java.time.Duration;
import java.util.List;

/** Shows deaths only, which a test must not hide. */
public final class SilentWatcher implements ProcessWatcher {

  @Override
  public void started(String name, long pid) {}

  @Override
  public void waiting(String name, Duration sinceStart) {}

  @Override
  public void ready(String name, Duration sinceStart) {}

  @Override
  public void died(String name, int exitCode, List<String> lastLines) {
    System.err.println(name + " died with " + exitCode + "\n" + String.join("\n", lastLines));
  }

  @Override
  public void stopped(String name, Duration took, boolean killed) {}
}
