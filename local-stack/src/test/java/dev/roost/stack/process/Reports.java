package dev.roost.stack.process;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what it is told. */
final class Reports implements ProcessWatcher {

  record Death(String name, int exitCode, List<String> lastLines) {}

  private final List<Death> deaths = new CopyOnWriteArrayList<>();
  private final List<String> stops = new CopyOnWriteArrayList<>();

  List<Death> deaths() {
    return deaths;
  }

  List<String> stops() {
    return stops;
  }

  @Override
  public void started(String name, long pid) {}

  @Override
  public void waiting(String name, Duration sinceStart) {}

  @Override
  public void ready(String name, Duration sinceStart) {}

  @Override
  public void died(String name, int exitCode, List<String> lastLines) {
    deaths.add(new Death(name, exitCode, lastLines));
  }

  @Override
  public void stopped(String name, Duration took, boolean killed) {
    stops.add(killed ? name + " killed" : name);
  }
}
