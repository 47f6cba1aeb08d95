package dev.roost.contracts.name;

import java.util.regex.Pattern;

/** The form that names of apps and of endpoints have in common: safe in paths, keys and metrics. */
final class PlainName {

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]{0,62}");

  private static final String RULE =
      " has 1 to 63 letters, digits, dots and hyphens, and begins with a letter or digit.";

  private PlainName() {}

  static boolean matches(String text) {
    return FORM.matcher(text).matches();
  }

  /** The sentence that states the rule. */
  static String rule(String what) {
    return what + RULE;
  }
}
