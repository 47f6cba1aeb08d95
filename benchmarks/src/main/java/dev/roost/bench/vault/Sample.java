package dev.roost.bench.vault;

import dev.roost.bench.load.Outcome;
import java.time.Duration;

/**
 * One measurement.
 *
 * @param outcome what the load generator saw
 * @param vaultCpu processor time of token-vault meanwhile
 * @param databaseCpu of all of PostgreSQL's processes
 * @param generatorCpu of the load generator, which does the raw work itself
 * @param entries entries of the audit trail that were written
 * @param wal what PostgreSQL flushed meanwhile
 */
record Sample(
    Outcome outcome,
    Duration vaultCpu,
    Duration databaseCpu,
    Duration generatorCpu,
    long entries,
    Wal wal) {

  /**
   * Flushes of the write-ahead log.
   *
   * @param flushes how many
   * @param millis how long all of them took
   */
  record Wal(long flushes, double millis) {

    /** What came since an earlier reading. */
    Wal since(Wal earlier) {
      return new Wal(flushes - earlier.flushes, millis - earlier.millis);
    }
  }
}
