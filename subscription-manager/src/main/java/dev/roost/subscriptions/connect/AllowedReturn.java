package dev.roost.subscriptions.connect;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where people may be led back to: an https origin, exactly, and a path with whatever is below it.
 *
 * @param origin scheme, host in lower case, and port
 * @param path begins with a slash
 */
record AllowedReturn(String origin, String path) {

  private static final int HTTPS = 443;

  // Stricter than RFC 3986, so that no browser reads another host or path in it: no user, no
  // fragment, no backslash, ASCII alone.
  private static final Pattern ADDRESS =
      Pattern.compile(
          "https://([A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?)(?::([0-9]{1,5}))?"
              + "((?:/[A-Za-z0-9._~!$&'()*+,;=:@%-]*)*)"
              + "(\\?[A-Za-z0-9._~!$&'()*+,;=:@%/?-]*)?");

  /** Encoded dots and slashes: what a path means with them differs from reader to reader. */
  private static final Pattern AMBIGUOUS = Pattern.compile("(?i)%2e|%2f|%5c");

  private static final Pattern DOTS = Pattern.compile("(^|/)\\.\\.?(/|$)");
  private static final Pattern RESULT = Pattern.compile("[?&]result(=|&|$)");

  /** One of an app's list: without a query. */
  static Optional<AllowedReturn> parse(String address) {
    return read(address).filter(read -> read.group(4) == null).map(AllowedReturn::of);
  }

  /**
   * Whether one of these allows the address. It may have a query, but for {@code result}, which is
   * added to it.
   */
  static boolean allow(List<AllowedReturn> all, String address) {
    Optional<Matcher> read = read(address);
    return read.isPresent()
        && (read.get().group(4) == null || !RESULT.matcher(read.get().group(4)).find())
        && all.stream().anyMatch(one -> one.covers(of(read.get())));
  }

  /** The address with the result of the attempt in its query. */
  static String with(String address, String result) {
    return address + (address.contains("?") ? "&" : "?") + "result=" + result;
  }

  private static Optional<Matcher> read(String address) {
    Matcher matcher = ADDRESS.matcher(address);
    return matcher.matches() && isPlain(matcher.group(3)) ? Optional.of(matcher) : Optional.empty();
  }

  private static boolean isPlain(String path) {
    return !AMBIGUOUS.matcher(path).find() && !DOTS.matcher(path).find();
  }

  private static AllowedReturn of(Matcher read) {
    int port = read.group(2) == null ? HTTPS : Integer.parseInt(read.group(2));
    String path = read.group(3).isEmpty() ? "/" : read.group(3);
    return new AllowedReturn(
        "https://" + read.group(1).toLowerCase(Locale.ROOT) + (port == HTTPS ? "" : ":" + port),
        path);
  }

  private boolean covers(AllowedReturn other) {
    return origin.equals(other.origin)
        && (path.equals(other.path)
            || other.path.startsWith(path.endsWith("/") ? path : path + "/"));
  }

  @Override
  public String toString() {
    return origin + path;
  }
}
