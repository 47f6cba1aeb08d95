package dev.roost.xapi.payload;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;

/**
 * The search for a word in bytes by Horspool's algorithm, which looks at the fewer of them the
 * longer the word is, and allocates nothing.
 */
final class ByteSearch {

  private static final int BYTES = 256;

  private final byte[] word;

  /** How far the word can be moved on where this byte stands under its end. */
  private final int[] shifts = new int[BYTES];

  /** A search for this word, of ASCII characters. */
  ByteSearch(String word) {
    this.word = word.getBytes(US_ASCII);
    int last = this.word.length - 1;
    Arrays.fill(shifts, this.word.length);
    for (int i = 0; i < last; i++) {
      shifts[this.word[i]] = last - i;
    }
  }

  /** Whether the word stands in the text, at this place or behind it. */
  boolean isIn(byte[] text, int from) {
    int last = word.length - 1;
    for (int end = from + last; end < text.length; end += shifts[text[end] & 0xff]) {
      if (text[end] == word[last]
          && Arrays.equals(text, end - last, end + 1, word, 0, word.length)) {
        return true;
      }
    }
    return false;
  }
}
