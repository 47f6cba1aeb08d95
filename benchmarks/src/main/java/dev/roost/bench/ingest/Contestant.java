package dev.roost.bench.ingest;

import dev.roost.bench.process.JavaProcess;

/**
 * One of those who are compared, running.
 *
 * @param entry who it is
 * @param process its process
 * @param port where it listens
 */
record Contestant(Entry entry, JavaProcess process, int port) implements AutoCloseable {

  @Override
  public void close() {
    process.close();
  }
}
