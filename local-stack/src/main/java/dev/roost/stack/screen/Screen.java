package dev.roost.stack.screen;

import java.io.PrintStream;
import java.util.Map;

/** Where lines are printed. Lines of several threads never mix. */
public final class Screen {

  /** What a piece of text means; a terminal shows it in colour. */
  public enum Tone {
    PLAIN(""),
    STRONG("1"),
    FAINT("2"),
    GOOD("32"),
    BAD("31"),
    NOTICE("33"),
    POST("36"),
    PEOPLE("35"),
    PRIVATE("34");

    private final String code;

    Tone(String code) {
      this.code = code;
    }
  }

  private final PrintStream out;
  private final boolean colours;

  public Screen(PrintStream out, boolean colours) {
    this.out = out;
    this.colours = colours;
  }

  /** Standard output; in colour on a terminal, unless the environment says {@code NO_COLOR}. */
  // Since JDK 25 there is no console again where output is redirected; Error Prone knows 22 to 24.
  @SuppressWarnings("SystemConsoleNull")
  public static Screen standard(Map<String, String> environment) {
    var console = System.console();
    boolean terminal = console != null && console.isTerminal();
    return new Screen(System.out, terminal && environment.getOrDefault("NO_COLOR", "").isEmpty());
  }

  /** Prints a line. */
  public synchronized void line(String text) {
    out.println(text);
    out.flush();
  }

  /** Prints an empty line. */
  public void gap() {
    line("");
  }

  /** The text in this tone, to be part of a line. */
  public String in(Tone tone, String text) {
    return colours && !tone.code.isEmpty()
        ? "\u001b[" + tone.code + "m" + text + "\u001b[0m"
        : text;
  }
}
