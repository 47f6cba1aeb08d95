package dev.roost.xapi.endpoint;

/** How a request to subscribe came out; the user is subscribed in either case. */
public enum Subscribed {
  NOW,
  /** X had it already (code 355). */
  BEFORE
}
