package dev.roost.simulator.signature;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Which signature headers X sends for an app; the change of autumn 2026 stands between the two. */
public enum Signing {
  /** Only the old header, keyed with the consumer secret. */
  @JsonProperty("legacy")
  LEGACY,
  /** Only the new header, keyed with the OAuth 2.0 client secret. */
  @JsonProperty("modern")
  MODERN,
  /** Both headers, each with its own key. */
  @JsonProperty("both")
  BOTH
}
