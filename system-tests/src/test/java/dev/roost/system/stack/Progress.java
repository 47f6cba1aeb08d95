package dev.roost.system.stack;

/** Lines for whoever watches a long test. */
public final class Progress {

  private static final long BEGAN = System.nanoTime();

  private Progress() {}

  /** Prints a line with the seconds since the tests began. */
  public static void say(String line) {
    double seconds = (System.nanoTime() - BEGAN) / 1e9;
    System.out.printf("[%6.1f s] %s%n", seconds, line);
  }
}
