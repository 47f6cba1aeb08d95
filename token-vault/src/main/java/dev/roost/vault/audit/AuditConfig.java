package dev.roost.vault.audit;

import dev.roost.runtime.address.ForwardingHeader;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What the audit trail notes, and for how long it is kept. */
@ConfigMapping(prefix = "roost.vault.audit")
public interface AuditConfig {

  /**
   * How long entries are kept, in months or years: {@code P24M}; {@code 0} for ever. A month of UTC
   * is dropped once all of it is older.
   */
  @WithDefault("P24M")
  Retention retention();

  /** How often the partitions of coming months are made, and those of past ones dropped. */
  @WithDefault("1h")
  Duration partitionInterval();

  /**
   * Networks (CIDR) of the proxies in front of the service, whose header is believed; without any,
   * the client is whoever holds the connection.
   */
  Optional<List<String>> trustedProxies();

  /** The one header that these proxies write. */
  @WithDefault("x-forwarded-for")
  ForwardingHeader header();

  /** Limits for requests that got 400 or 401. */
  RefusalLimits refusals();

  /** Anybody can cause such requests, and entries can never be deleted: they are counted. */
  interface RefusalLimits {

    /** More than these in one minute, by route, reason, caller and address, share one entry. */
    @WithDefault("100")
    int maxEntriesPerMinute();

    /** So many wait in memory while the database is away; what comes then shares one entry. */
    @WithDefault("1000")
    int maxPendingEntries();

    /** How often the minutes that have ended are written. */
    @WithDefault("10s")
    Duration writeInterval();
  }
}
