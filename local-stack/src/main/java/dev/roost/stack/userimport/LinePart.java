package dev.roost.stack.userimport;

/**
 * Some whole lines of a file.
 *
 * @param first the number of the first one in the file, from 1
 * @param lines how many
 * @param bytes the lines as they stand there, each with its line feed
 */
record LinePart(long first, int lines, byte[] bytes) {

  /** Says nothing of what stands in the lines. */
  @Override
  public String toString() {
    return "LinePart[%d lines from line %d on]".formatted(lines, first);
  }
}
