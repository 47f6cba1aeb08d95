package dev.roost.simulator.v2.activity;

import java.util.OptionalLong;

/**
 * A row of X's table of event types.
 *
 * @param name X's dotted name
 * @param scope the OAuth 2.0 scope of a user's token; {@code -} where a user's token is of no use
 * @param priceClass what X bills it as
 * @param price millionths of a US dollar; empty where X has published none
 * @param isQualified whether its filter takes {@code direction} and {@code qualifiers}
 */
public record EventType(
    String name,
    Privacy privacy,
    Kind filter,
    String scope,
    String priceClass,
    OptionalLong price,
    boolean isQualified) {

  /** Whose consent a subscription needs. */
  public enum Privacy {
    /** Nobody's. */
    PUBLIC,
    /** That of the user in the filter. */
    PRIVATE,
    /** X does not say. */
    UNLISTED
  }

  /** What a filter names. */
  public enum Kind {
    /** Any user. */
    USER,
    /** The user whose token creates the subscription. */
    SELF,
    /** A word. */
    KEYWORD,
    /** Nothing. */
    NONE
  }

  /** Whether it is about messages, which want the permission for them. */
  boolean isOfMessages() {
    return scope.equals("dm.read");
  }

  /** Whether a user's token is of use. */
  boolean isForUsers() {
    return !scope.equals("-");
  }

  /** Whether it is about the chat of a broadcast, on whose scope X's pages disagree. */
  boolean isOfBroadcastChats() {
    return scope.equals("broadcast.read");
  }

  /** Whether it is about Posts, which those of protected accounts are not delivered as. */
  boolean isOfPosts() {
    return name.startsWith("post.");
  }
}
