package dev.roost.subscriptions.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Contrast as WCAG 2.2 has it, 1.4.3. */
final class PaletteTest {

  private static final double AA = 4.5;

  @Test
  void theRatioIsWcags() {
    assertThat(Palette.contrast(0xffffff, 0x000000)).isEqualTo(21, Offset.offset(0.001));
    // From WCAG's own list of examples: #767676 on white is the lightest grey that passes.
    assertThat(Palette.contrast(0x767676, 0xffffff)).isEqualTo(4.54, Offset.offset(0.005));
    assertThat(Palette.contrast(0x777777, 0xffffff)).isLessThan(AA);
  }

  @Test
  void everyColourCanBeReadOnEveryBackground() {
    Random random = new Random(7);
    for (int i = 0; i < 5000; i++) {
      int color = i < 2 ? i * 0xffffff : random.nextInt(0x1000000);
      int light = Palette.readable(color, 0x000000, Palette.LIGHT);
      int dark = Palette.readable(color, 0xffffff, Palette.DARK);

      for (int background : Palette.LIGHT) {
        assertThat(Palette.contrast(light, background)).isGreaterThanOrEqualTo(AA);
      }
      for (int background : Palette.DARK) {
        assertThat(Palette.contrast(dark, background)).isGreaterThanOrEqualTo(AA);
      }
    }
  }

  @Test
  void aColourThatCanBeReadStaysAsItIs() {
    assertThat(Palette.css("#b3261e"))
        .startsWith(":root{--act:#b3261e}")
        .contains("prefers-color-scheme:dark");
    assertThat(Palette.css(null)).isEmpty();
  }
}
