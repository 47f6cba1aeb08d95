package dev.roost.simulator.handshake;

import dev.roost.simulator.app.App;
import dev.roost.simulator.user.User;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The page on which a person says yes or no; it works without scripts. */
final class ConsentPage {

  private static final String FRAME =
      """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width">
      <title>X, simulated</title>
      <style>
      body { font: 1rem/1.5 system-ui, sans-serif; max-width: 26rem; margin: 4rem auto; padding: 0 1rem }
      select, button { font: inherit; padding: .4rem .8rem }
      </style>
      </head>
      <body>
      %s</body>
      </html>
      """;

  private ConsentPage() {}

  /** Asks who it is and whether the app may; the named person stands first. */
  static String ask(App app, RequestToken wish, List<User> people, String screenName) {
    String may =
        switch (wish.permission()) {
          case READ -> "read";
          case WRITE -> "read and write";
          case DIRECT_MESSAGES -> "read, write, and send direct messages";
        };
    String options =
        people.stream()
            .map(user -> option(user, user.screenName().equalsIgnoreCase(screenName)))
            .collect(Collectors.joining());
    return FRAME.formatted(
        """
        <h1>Let %s in?</h1>
        <p>It asks to %s in your name.</p>
        <form method="post" action="/oauth/authorize">
        <input type="hidden" name="oauth_token" value="%s">
        <p><label>You are <select name="screen_name">
        %s</select></label></p>
        <p><button name="approve" value="1">Authorize app</button>
        <button name="deny" value="1">Cancel</button></p>
        </form>
        """
            .formatted(escaped(app.app()), may, escaped(wish.token()), options));
  }

  /** The end for those who are sent nowhere: the PIN, or a word about the no. */
  static String end(@Nullable String pin) {
    return FRAME.formatted(
        pin == null
            ? "<h1>Not let in.</h1>\n"
            : "<h1>Type this PIN into the app</h1>\n<p><code>" + pin + "</code></p>\n");
  }

  private static String option(User user, boolean chosen) {
    return "<option%s>%s</option>\n"
        .formatted(chosen ? " selected" : "", escaped(user.screenName()));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
