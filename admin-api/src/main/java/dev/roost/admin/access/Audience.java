package dev.roost.admin.access;

import org.eclipse.microprofile.config.spi.Converter;

/**
 * A name that a token's {@code aud} is compared with.
 *
 * @param name not {@code any}: OIDC would then compare nothing
 */
public record Audience(String name) {

  private static final String NO_CHECK = "any";

  /**
   * Takes a name.
   *
   * @throws IllegalArgumentException for one that would switch the check off
   */
  public Audience {
    if (name.isBlank() || name.equals(NO_CHECK)) {
      throw new IllegalArgumentException(
          "\"any\" would take tokens for every audience: name the audience of this service");
    }
  }

  /** Reads it as a setting, and says of a wrong one what is wrong. */
  public static final class Reader implements Converter<Audience> {

    private static final long serialVersionUID = 1L;

    @Override
    public Audience convert(String value) {
      return new Audience(value.strip());
    }
  }
}
