package dev.roost.xapi.payload;

/**
 * What can be the body of a delivery at all. X delivers JSON objects alone, and a challenge's token
 * never holds a brace; so no text that a challenge has had signed can be delivered with that
 * signature.
 */
public final class EventBody {

  /** What every object begins with, and no token may hold anywhere. */
  public static final char OBJECT = '{';

  private EventBody() {}

  /**
   * Whether the first byte after JSON's white space (RFC 8259, section 2: space, tab, line feed,
   * carriage return) is an opening brace. Nothing is parsed, and a byte order mark is no white
   * space.
   *
   * @param body the raw body
   */
  public static boolean beginsAnObject(byte[] body) {
    for (byte b : body) {
      if (b != ' ' && b != '\t' && b != '\n' && b != '\r') {
        return b == OBJECT;
      }
    }
    return false;
  }
}
