package dev.roost.kafkatables;

import java.io.IOException;

/**
 * Reads one record of a table. Called on the table's own thread.
 *
 * @param <V> what a row says
 */
@FunctionalInterface
public interface RowReader<V> {

  /**
   * Reads the record's value.
   *
   * @param key the record's key
   * @param value the record's value; a tombstone is never given here
   * @throws IOException when this is no row of the table; its message is not logged, since it could
   *     quote the record
   */
  V read(String key, byte[] value) throws IOException;
}
