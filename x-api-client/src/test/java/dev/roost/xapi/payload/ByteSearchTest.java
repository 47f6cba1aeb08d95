package dev.roost.xapi.payload;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

final class ByteSearchTest {

  private static final String WORD = "for_user_id";
  private static final ByteSearch SEARCH = new ByteSearch(WORD);

  /**
   * Texts of pieces of the word, and bytes beyond ASCII, so that it is nearly there all the time.
   */
  @RepeatedTest(5)
  void itFindsWhatASearchByHandFinds(RepetitionInfo round) {
    Random random = new Random(round.getCurrentRepetition());
    int found = 0;
    for (int i = 0; i < 50_000; i++) {
      String text = text(random);
      int from = random.nextInt(text.length() + 1);
      boolean expected = text.indexOf(WORD, from) >= 0;

      assertThat(SEARCH.isIn(text.getBytes(ISO_8859_1), from)).as(text).isEqualTo(expected);
      found += expected ? 1 : 0;
    }

    assertThat(found).isBetween(5_000, 45_000);
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int pieces = random.nextInt(12); pieces > 0; pieces--) {
      int begin = random.nextInt(WORD.length());
      switch (random.nextInt(6)) {
        case 0 -> text.append(WORD);
        case 1 -> text.append((char) random.nextInt(256));
        default -> text.append(WORD, begin, begin + random.nextInt(WORD.length() - begin + 1));
      }
    }
    return text.toString();
  }
}
