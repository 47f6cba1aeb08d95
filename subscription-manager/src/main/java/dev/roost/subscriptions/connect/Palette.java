package dev.roost.subscriptions.connect;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A company's colour as the pages can use it: on their backgrounds it has at least the contrast
 * that WCAG 2.2 wants of text (1.4.3, level AA). It is the colour of the button, whose text is as
 * light or as dark as the background behind it, and of links.
 */
final class Palette {

  /** The backgrounds of connect.css, of the light and of the dark scheme. */
  static final int[] LIGHT = {0xffffff, 0xf6f7f9};

  static final int[] DARK = {0x1a222b, 0x10151b, 0x0b1220};

  /** A little more than 4.5, for what rounding takes. */
  static final double AA = 4.55;

  private static final int STEPS = 50;

  private Palette() {}

  /** The style sheet that sets it; empty where there is no colour. */
  static String css(@Nullable String color) {
    if (color == null) {
      return "";
    }
    int rgb = Integer.parseInt(color.substring(1), 16);
    return ":root{--act:%s}@media (prefers-color-scheme:dark){:root{--act:%s}}"
        .formatted(hex(readable(rgb, 0x000000, LIGHT)), hex(readable(rgb, 0xffffff, DARK)));
  }

  /** The first of the colours on the way to black or to white that has the contrast. */
  static int readable(int color, int towards, int[] backgrounds) {
    for (int step = 0; step < STEPS; step++) {
      int mixed = mixed(color, towards, step / (double) STEPS);
      if (isReadable(mixed, backgrounds)) {
        return mixed;
      }
    }
    return towards;
  }

  private static boolean isReadable(int color, int[] backgrounds) {
    for (int background : backgrounds) {
      if (contrast(color, background) < AA) {
        return false;
      }
    }
    return true;
  }

  private static int mixed(int from, int to, double share) {
    int mixed = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
      int a = (from >> shift) & 0xff;
      int b = (to >> shift) & 0xff;
      mixed |= (int) Math.round(a + (b - a) * share) << shift;
    }
    return mixed;
  }

  /** WCAG 2.2's contrast ratio, 1 to 21. */
  static double contrast(int one, int other) {
    double a = luminance(one);
    double b = luminance(other);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  /** WCAG 2.2's relative luminance of an sRGB colour. */
  private static double luminance(int rgb) {
    return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
  }

  private static double linear(int channel) {
    double share = (channel & 0xff) / 255.0;
    return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }

  private static String hex(int rgb) {
    return String.format(Locale.ROOT, "#%06x", rgb);
  }
}
