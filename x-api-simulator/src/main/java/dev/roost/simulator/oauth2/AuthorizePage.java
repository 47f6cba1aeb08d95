package dev.roost.simulator.oauth2;

import dev.roost.simulator.user.User;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The page on which people say who they are and what an app may do. It has no scripts; its form
 * goes back to the address it came from, so that the request is in the address alone.
 */
final class AuthorizePage {

  private static final String FRAME =
      """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>%s</title>
      <style>
      :root { color-scheme: light dark }
      body { font: 1rem/1.5 system-ui, sans-serif; max-width: 28rem; margin: 3rem auto; padding: 0 1rem }
      h1 { font-size: 1.5rem; line-height: 1.25; overflow-wrap: anywhere }
      fieldset { border: 0; margin: 1.5rem 0; padding: 0 }
      legend { font-weight: 600; padding: 0 }
      .scope { display: flex; gap: .75rem; align-items: flex-start; padding: .6rem 0; border-bottom: 1px solid #8886 }
      .scope input { flex: none; width: 1.25rem; height: 1.25rem; margin: .15rem 0 0 }
      code { display: block; opacity: .75; font-size: .875rem }
      select, button { font: inherit; padding: .6rem 1rem; border-radius: .5rem; border: 1px solid #8888 }
      select { display: block; width: 100%%; margin-top: .25rem }
      .buttons { display: flex; flex-wrap: wrap; gap: .75rem }
      .buttons button { flex: 1 1 10rem; cursor: pointer }
      .allow { background: #0f1419; border-color: #0f1419; color: #fff; font-weight: 600 }
      @media (prefers-color-scheme: dark) { .allow { background: #eff3f4; border-color: #eff3f4; color: #0f1419 } }
      .note { opacity: .75; font-size: .875rem; overflow-wrap: anywhere }
      </style>
      </head>
      <body>
      %s</body>
      </html>
      """;

  private AuthorizePage() {}

  /** Asks who it is, and what the app may do; everything is chosen until somebody takes it out. */
  static String ask(AuthorizationRequest request, List<User> people) {
    String app = escaped(request.app().app());
    String body =
        """
        <h1>%s wants to access your account</h1>
        <form method="post">
        <label>You are signed in as
        <select name="screen_name">
        %s</select></label>
        <fieldset>
        <legend>%s will be able to</legend>
        %s</fieldset>
        <p class="buttons"><button class="allow" name="approve" value="1">Allow</button>
        <button name="deny" value="1">Deny</button></p>
        </form>
        <p class="note">This is a simulation of X. You will be sent to %s</p>
        """
            .formatted(
                app,
                people.stream().map(AuthorizePage::option).collect(Collectors.joining()),
                app,
                request.scopes().stream().map(AuthorizePage::box).collect(Collectors.joining()),
                escaped(request.redirectUri()));
    return FRAME.formatted("X, simulated: " + app, body);
  }

  /** What is wrong, for a person who cannot be sent back. */
  static String refuse(String why) {
    return FRAME.formatted(
        "X, simulated",
        """
        <h1>Something went wrong</h1>
        <p>You were not able to give access to the app. Go back and try again.</p>
        <p class="note">%s</p>
        """
            .formatted(escaped(why)));
  }

  private static String option(User user) {
    return "<option>%s</option>\n".formatted(escaped(user.screenName()));
  }

  private static String box(String scope) {
    return """
    <label class="scope"><input type="checkbox" name="scope" value="%s" checked>
    <span>%s<code>%s</code></span></label>
    """
        .formatted(escaped(scope), escaped(Scopes.inWords(scope)), escaped(scope));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
