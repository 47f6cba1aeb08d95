package dev.roost.subscriptions.connect;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * How an app's pages look.
 *
 * @param name by which people know whom they let in
 * @param logo the address of an image; empty where there is none
 * @param logoOrigin the only place from which the pages may load one
 * @param css a style sheet of the page; empty where there is none
 */
record Look(String name, String logo, String logoOrigin, String css) {

  static Look of(String app, Branding branding) {
    return new Look(
        branding.name() == null ? app : branding.name(),
        branding.logoUrl() == null ? "" : branding.logoUrl(),
        branding.logoOrigin(),
        Palette.css(branding.color()));
  }

  /** The pages' Content-Security-Policy: what is not of the look is not allowed. */
  String policy() {
    // No form-action: the button's answer leads to X, and on to wherever X signs people in.
    return "default-src 'none'; style-src 'self'%s;%s base-uri 'none'; frame-ancestors 'none'"
        .formatted(
            css.isEmpty() ? "" : " 'sha256-" + sha256(css) + "'",
            logoOrigin.isEmpty() ? "" : " img-src " + logoOrigin + ";");
  }

  private static String sha256(String text) {
    try {
      return Base64.getEncoder()
          .encodeToString(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
