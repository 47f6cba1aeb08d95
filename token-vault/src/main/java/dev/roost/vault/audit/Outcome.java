package dev.roost.vault.audit;

import java.util.Locale;

/** How an attempt ended. */
public enum Outcome {
  /** It is about to be tried; an entry of its own says how it ended. */
  BEGUN,
  /** It was done. */
  DONE,
  /** It was so already. */
  UNCHANGED,
  /** The request was wrong, or the app's state forbade it. */
  REFUSED,
  /** The caller may not. */
  DENIED,
  /** Something broke; nothing was changed. */
  FAILED;

  String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
