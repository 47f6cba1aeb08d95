package dev.roost.bench.ingest;

import dev.roost.bench.process.ChildProcess;

/**
 * One of those who are compared, running.
 *
 * @param entry who it is
 * @param process its process
 * @param port where it listens
 */
record Contestant(Entry entry, ChildProcess process, int port) implements AutoCloseable {

  @Override
  public void close() {
    process.close();
  }
}
