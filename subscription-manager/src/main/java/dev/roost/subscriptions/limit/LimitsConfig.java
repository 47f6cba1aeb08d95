package dev.roost.subscriptions.limit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/**
 * How often people's pages may be asked without an invitation. Each replica counts for itself, so
 * that n replicas let in n times as many. Who comes back from X is never limited.
 */
@ConfigMapping(prefix = "roost.subscriptions.connect.limits")
interface LimitsConfig {

  /** By network of the client: an IPv4 address or an IPv6 /64. */
  OfAddress address();

  /** By app. */
  OfApp app();

  /**
   * Networks that are remembered, and names of apps, some 300 bytes for each limit; past it those
   * that were seen least are forgotten.
   */
  @WithDefault("50000")
  int maxAddresses();

  /** By network of the client. */
  interface OfAddress {

    /**
     * Forms sent. A person sends one; an office or a mobile network behind one address sends
     * several.
     */
    @WithDefault("20")
    int handshakesPerMinute();

    /** Forms sent at once: a lecture hall that begins together. */
    @WithDefault("40")
    int handshakesBurst();

    /** Pages opened; each costs a signature. */
    @WithDefault("120")
    int pagesPerMinute();

    /** Pages opened at once. */
    @WithDefault("240")
    int pagesBurst();
  }

  /** By app. */
  interface OfApp {

    /**
     * Handshakes begun. Each costs a call to X, a lock of the app's row in token-vault, and a row
     * of the audit trail.
     */
    @WithDefault("120")
    int handshakesPerMinute();

    /** Handshakes begun at once: a newsletter that has just gone out. */
    @WithDefault("120")
    int handshakesBurst();

    /**
     * Handshakes that are being begun at a time, the invited ones too: half as many as token-vault
     * has connections to PostgreSQL, so that an app that waits there leaves room for all others.
     */
    @WithDefault("4")
    int concurrentHandshakes();

    /**
     * Forms sent without the page before them. They begin nothing and are answered from memory;
     * past this they are told to wait.
     */
    @WithDefault("60")
    int withoutPagePerMinute();

    /** Such forms at once. */
    @WithDefault("60")
    int withoutPageBurst();
  }
}
