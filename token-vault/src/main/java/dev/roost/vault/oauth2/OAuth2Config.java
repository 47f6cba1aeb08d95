package dev.roost.vault.oauth2;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.time.Duration;

/** Users' OAuth 2.0 tokens. */
@ConfigMapping(prefix = "roost.vault.oauth2")
public interface OAuth2Config {

  /** How access tokens are renewed. */
  Refresh refresh();

  /** What becomes of tokens of which X has not said whose they are. */
  Pending pending();

  /** How access tokens are renewed. */
  interface Refresh {

    /**
     * An access token with less than this left is renewed before it is used, so that one outage of
     * X of this length ends no user's. At most half of what X gave: of X's two hours, a quarter.
     */
    @WithDefault("30m")
    Duration minRemaining();

    /**
     * How long a request waits for a renewal under way before it gets 503 {@code
     * token-refresh-in-progress}: longer than X usually takes, shorter than the callers wait.
     */
    @WithDefault("5s")
    Duration maxWait();

    /** How often a request that waits looks whether a renewal by another replica has ended. */
    @WithDefault("200ms")
    Duration pollInterval();

    /**
     * An access token that X answers with 401 is renewed before the next call if it is older than
     * this: X's 401 can have another reason, and each renewal is a risk.
     */
    @WithDefault("1m")
    Duration minInterval();

    /**
     * How long a replica tries to store what X answered to a renewal while the database is away.
     * The tokens are in its memory alone, and the user must connect again if they are lost.
     */
    @WithDefault("10m")
    Duration storeTimeout();

    /** How often claims are looked for whose replica died; their users must connect again. */
    @WithDefault("30s")
    Duration checkInterval();
  }

  /** What becomes of tokens of which X has not said whose they are. */
  interface Pending {

    /** How often a replica looks for tokens that are due. */
    @WithDefault("2s")
    Duration pollInterval();

    /** Tokens taken at once, and so requests to X at the same time. */
    @WithDefault("4")
    int maxConcurrency();

    /** How long tokens are a worker's, by the database's clock; longer than X is asked. */
    @WithDefault("2m")
    Duration lease();

    /** The pause after the first failure; doubled each time, and up to a fifth more by chance. */
    @WithDefault("2s")
    @WithName("backoff.initial")
    Duration backoffInitial();

    /** The longest such pause. */
    @WithDefault("5m")
    @WithName("backoff.max")
    Duration backoffMax();

    /**
     * After this, as long as X's access tokens are valid, nobody can be told whose they are: X is
     * asked to revoke them, and they are erased.
     */
    @WithDefault("2h")
    Duration maxAge();

    /** After this they are erased though X did not confirm: no secret is kept for ever. */
    @WithDefault("7d")
    Duration eraseAfter();
  }
}
