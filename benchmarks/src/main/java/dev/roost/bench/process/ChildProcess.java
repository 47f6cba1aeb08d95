package dev.roost.bench.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program in a process of its own; dies with this one. */
public final class ChildProcess implements AutoCloseable {

  private static final int STOP_SECONDS = 10;

  private final String name;
  private final Path log;
  private final Process process;
  private final Thread atTheEnd;

  private ChildProcess(String name, Path log, Process process) {
    this.name = name;
    this.log = log;
    this.process = process;
    this.atTheEnd = new Thread(process::destroyForcibly);
    Runtime.getRuntime().addShutdownHook(atTheEnd);
  }

  /** The whole command line of a Java program, from what comes behind {@code java}. */
  public static List<String> java(List<String> what) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(what);
    return command;
  }

  /**
   * Starts a program.
   *
   * @param command the whole command line
   * @param environment added to this process's own; {@code CLASSPATH} is this process's
   */
  public static ChildProcess start(
      String name, Path log, List<String> command, Map<String, String> environment)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(log.toFile());
    builder.environment().putAll(environment);
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    return new ChildProcess(name, log, builder.start());
  }

  /** What it has used up. */
  public Consumption consumption() {
    return Consumption.of(process.toHandle());
  }

  /** Its resident memory in bytes, 0 where the system does not say. */
  public long memory() throws IOException {
    Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(process.pid())).start();
    try (InputStream out = ps.getInputStream()) {
      String kib = new String(out.readAllBytes(), StandardCharsets.US_ASCII).trim();
      return kib.isEmpty() ? 0 : Long.parseLong(kib) * 1024;
    }
  }

  /**
   * Says no more than that it runs.
   *
   * @throws IllegalStateException if it does not
   */
  public void mustRun() {
    if (!process.isAlive()) {
      throw new IllegalStateException(name + " has ended; its log is " + log);
    }
  }

  /** Where its output goes. */
  public Path log() {
    return log;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
      Runtime.getRuntime().removeShutdownHook(atTheEnd);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    } catch (IllegalStateException shuttingDown) {
      // The hook is at work already.
      process.destroyForcibly();
    }
  }
}
