package dev.roost.subscriptions.connect;

import dev.roost.admin.problem.ProblemException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How a company's pages look.
 *
 * @param name what people know the company by, at most 80 characters; the app's name where absent
 * @param logoUrl an https address of an image, which people's browsers load from there
 * @param color of the button and of links, {@code #rrggbb}; made darker or lighter where it could
 *     not be read
 */
@Schema(
    examples =
        """
        {"name":"Example Ltd","logoUrl":"https://www.example.com/logo.svg","color":"#b3261e"}
        """)
public record Branding(@Nullable String name, @Nullable String logoUrl, @Nullable String color) {

  static final Branding NONE = new Branding(null, null, null);

  private static final int LONGEST_NAME = 80;
  private static final int LONGEST_URL = 500;
  private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}\\p{Zl}\\p{Zp}]*");
  private static final Pattern COLOR = Pattern.compile("#[0-9A-Fa-f]{6}");

  /** Its first group is the origin, which stands in a header. */
  private static final Pattern LOGO =
      Pattern.compile(
          "(https://[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::[0-9]{1,5})?)"
              + "(?:/[A-Za-z0-9._~!$&()*+,;=:@%/?-]*)?");

  /** The same, if it can be used; else a 400 that names the field. */
  Branding checked() {
    if (name != null && !isName(name)) {
      throw ProblemException.invalid(
          "branding.name", "It has 1 to 80 characters, and no control characters.");
    }
    if (logoUrl != null && (logoUrl.length() > LONGEST_URL || !LOGO.matcher(logoUrl).matches())) {
      throw ProblemException.invalid(
          "branding.logoUrl",
          "It is an absolute https address of at most 500 characters, without a user and a"
              + " fragment.");
    }
    if (color != null && !COLOR.matcher(color).matches()) {
      throw ProblemException.invalid("branding.color", "It is of the form #rrggbb.");
    }
    return this;
  }

  private static boolean isName(String name) {
    return !name.isBlank() && name.length() <= LONGEST_NAME && NAME.matcher(name).matches();
  }

  /** Where the logo comes from; empty without one. */
  String logoOrigin() {
    Matcher logo = LOGO.matcher(logoUrl == null ? "" : logoUrl);
    return logo.matches() ? logo.group(1).toLowerCase(Locale.ROOT) : "";
  }
}
