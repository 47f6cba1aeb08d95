package dev.roost.kafkaadmin.deadletter;

/**
 * Where a letter stands on {@code x.dead-letters}; written {@code partition/offset}.
 *
 * @param partition from 0
 * @param offset from 0
 */
public record Place(int partition, long offset) {

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException if it is none; the message says how one looks
   */
  public static Place of(String text) {
    if (!text.matches("\\d{1,6}/\\d{1,18}")) {
      throw new IllegalArgumentException(
          "A letter is named by partition and offset, such as 0/17, and not " + text + ".");
    }
    int slash = text.indexOf('/');
    return new Place(
        Integer.parseInt(text.substring(0, slash)), Long.parseLong(text.substring(slash + 1)));
  }

  @Override
  public String toString() {
    return partition + "/" + offset;
  }
}
