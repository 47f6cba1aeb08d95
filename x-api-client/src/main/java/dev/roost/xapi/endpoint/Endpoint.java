package dev.roost.xapi.endpoint;

import java.util.OptionalInt;

/** One of X's endpoints, as far as a refusal of it and its rate limit need to be told. */
public interface Endpoint {

  /** The HTTP method in upper case. */
  String method();

  /** The path from the host's root, with {@code {names}} where ids stand. */
  String path();

  /** The credentials that it takes, to be part of a sentence. */
  String takes();

  /** A name that no other endpoint has; as it is stored, so that it never changes. */
  String key();

  /**
   * Requests per 15 minutes by X's pages; empty where X has published none. What X says with its
   * answers counts more.
   */
  OptionalInt limit();

  /** Whether it creates what X keeps once: a conflict is a duplicate then. */
  default boolean isCreation() {
    return false;
  }

  /** Method and path as they stand in errors and metrics; holds no ids. */
  default String label() {
    return method() + " " + path();
  }
}
