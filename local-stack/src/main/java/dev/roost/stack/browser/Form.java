package dev.roost.stack.browser;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The first form of a page.
 *
 * @param method {@code get} or {@code post}
 * @param action where it is sent, as the page says it; empty for the page itself
 * @param hidden the fields nobody fills in
 */
record Form(String method, String action, Map<String, String> hidden) {

  private static final Pattern FORM =
      Pattern.compile("<form\\b([^>]*)>(.*?)</form>", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final Pattern INPUT =
      Pattern.compile("<input\\b([^>]*)>", Pattern.CASE_INSENSITIVE);

  /** The form of this page; empty where it has none. */
  static Optional<Form> of(String page) {
    Matcher form = FORM.matcher(page);
    if (!form.find()) {
      return Optional.empty();
    }
    Map<String, String> hidden = new LinkedHashMap<>();
    INPUT
        .matcher(form.group(2))
        .results()
        .map(input -> input.group(1))
        .filter(input -> attribute(input, "type").equals("hidden"))
        .forEach(input -> hidden.put(attribute(input, "name"), attribute(input, "value")));
    String method = attribute(form.group(1), "method").toLowerCase(Locale.ROOT);
    return Optional.of(
        new Form(method.isEmpty() ? "get" : method, attribute(form.group(1), "action"), hidden));
  }

  private static String attribute(String tag, String name) {
    Matcher found =
        Pattern.compile("\\b" + name + "\\s*=\\s*\"([^\"]*)\"", Pattern.CASE_INSENSITIVE)
            .matcher(tag);
    return found.find() ? text(found.group(1)) : "";
  }

  private static String text(String html) {
    return html.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&");
  }
}
