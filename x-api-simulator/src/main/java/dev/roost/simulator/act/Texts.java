package dev.roost.simulator.act;

import dev.roost.simulator.seed.Letters;
import dev.roost.simulator.seed.Seed;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What people write: many scripts, quotes, line breaks, tags and links. Texts are HTML-escaped as X
 * stores them.
 */
@Singleton
final class Texts {

  private static final int SHORT = 140;

  private static final List<String> SENTENCES =
      List.of(
          "The roost is full again tonight.",
          "Is 1 < 2 && 3 > 2? Asking for a friend.",
          "Zażółć gęślą jaźń – und Grüße aus Köln!",
          "今日は鳥がたくさん飛んでいます。",
          "She said \"never again\" and did it again.",
          "Coffee ☕ first, then /etc/hosts \\ the rest.",
          "Съешь же ещё этих мягких французских булок.",
          "👩‍👩‍👧‍👦 at the lake, 34°C, no wind 🦅",
          "Line one\nline two\tand a tab.",
          "مرحبا بالعالم, hello world.",
          "Release notes are up: nothing broke, somehow.",
          "Rock & roll isn't dead; it just moved to Tromsø.");
  private static final List<String> TAGS =
      List.of("#birds", "#caturday", "#java25", "#München", "#日本", "#x_api");

  private final Seed seed;

  Texts(Seed seed) {
    this.seed = seed;
  }

  /**
   * The given words, or the {@code n}th text of this seed; past the short form when it is to be
   * long.
   */
  String post(long n, @Nullable String given, boolean isLong) {
    RandomGenerator random = seed.generator("text", n);
    StringBuilder text = new StringBuilder(given == null ? sentence(random) : given);
    if (given == null) {
      decorate(text, random);
    }
    while (isLong && text.codePointCount(0, text.length()) <= SHORT + 60) {
      text.append(' ').append(sentence(random)).append(' ').append(tag(random));
    }
    return escaped(text.toString());
  }

  /** The given words, or the {@code n}th message of this seed. */
  String message(long n, @Nullable String given) {
    RandomGenerator random = seed.generator("message", n);
    return escaped(given == null ? sentence(random) + " & you?" : given);
  }

  private static void decorate(StringBuilder text, RandomGenerator random) {
    if (random.nextInt(3) == 0) {
      text.append(' ').append(tag(random));
    }
    if (random.nextInt(3) == 0) {
      text.append(" https://t.co/").append(Letters.alphanumeric(random, 10));
    }
  }

  private static String sentence(RandomGenerator random) {
    return SENTENCES.get(random.nextInt(SENTENCES.size()));
  }

  private static String tag(RandomGenerator random) {
    return TAGS.get(random.nextInt(TAGS.size()));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
