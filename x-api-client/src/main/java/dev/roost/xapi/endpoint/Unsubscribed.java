package dev.roost.xapi.endpoint;

/** How a request to unsubscribe came out. */
public enum Unsubscribed {
  NOW,
  /**
   * X knows no such subscription (code 34 or status 404). The deprecated endpoint would answer the
   * same once X takes it away, so there it is worth asking the other one too.
   */
  NOT_THERE
}
