package dev.roost.simulator.seed;

import java.util.random.RandomGenerator;

/** Random text of the alphabets that X uses in keys, tokens and links. */
public final class Letters {

  private static final String HEX = "0123456789abcdef";
  private static final String ALPHANUMERIC =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

  private Letters() {}

  /** Lower-case hexadecimal digits. */
  public static String hex(RandomGenerator random, int length) {
    return draw(random, HEX, length);
  }

  /** ASCII letters and digits. */
  public static String alphanumeric(RandomGenerator random, int length) {
    return draw(random, ALPHANUMERIC, length);
  }

  private static String draw(RandomGenerator random, String alphabet, int length) {
    StringBuilder drawn = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      drawn.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return drawn.toString();
  }
}
