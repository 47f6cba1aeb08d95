package dev.roost.router.lag;

/**
 * Where the router stands in one partition.
 *
 * @param partition number of the partition
 * @param committed offset of the next delivery to read
 * @param start first offset the log still holds
 * @param end offset of the next delivery to be appended
 */
public record Position(int partition, long committed, long start, long end) {

  /** How many deliveries went before they were read. */
  long expired() {
    return Math.max(0, start - committed);
  }

  /** Whether anything that is still there waits to be read. */
  boolean isBehind() {
    return Math.max(committed, start) < end;
  }
}
