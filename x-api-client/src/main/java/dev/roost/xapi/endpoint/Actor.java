package dev.roost.xapi.endpoint;

/** As whom a request is made. */
public sealed interface Actor {

  /** The app's owner, by OAuth 1.0a. */
  record AppOwner() implements Actor {}

  /**
   * A user who gave the app access, by OAuth 1.0a.
   *
   * @param userId X's id
   */
  record User(String userId) implements Actor {}

  /** The app itself, by its bearer token. */
  record AppOnly() implements Actor {}
}
