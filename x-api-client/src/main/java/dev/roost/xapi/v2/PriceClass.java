package dev.roost.xapi.v2;

import java.util.OptionalLong;

/**
 * What X bills one event as (its price page, August 2026). An event costs once in a day of UTC.
 * Amounts are millionths of a US dollar.
 */
public enum PriceClass {
  /** {@code post.create}: $0.005. */
  POST(5_000, Source.PRICE_LIST),
  /** Mentions, replies, quotes and reposts: no row in the list; X's prose bills them as Posts. */
  RELATED_POST(5_000, Source.PROSE),
  /** A follow or its end: $0.010. */
  FOLLOW(10_000, Source.PRICE_LIST),
  /** A change of a profile: $0.005. */
  PROFILE(5_000, Source.PRICE_LIST),
  /** A mute or its end: $0.001. */
  MUTE(1_000, Source.PRICE_LIST),
  /** A block or its end: $0.001. */
  BLOCK(1_000, Source.PRICE_LIST),
  /** A direct message that was received: $0.010. */
  DIRECT_MESSAGE(10_000, Source.PRICE_LIST),
  /** A chat message that was received: $0.010. */
  CHAT(10_000, Source.PRICE_LIST),
  /** A space that starts or ends: $0.005. */
  SPACE(5_000, Source.PRICE_LIST),
  /** News: $0.005. */
  NEWS(5_000, Source.PRICE_LIST),
  /** Not billed, says the price list. */
  FREE(0, Source.PRICE_LIST),
  /** X has published no price. */
  NOT_PUBLISHED(0, Source.NONE);

  /** Where a price is from. */
  public enum Source {
    /** X's price list. */
    PRICE_LIST,
    /** A sentence on another of X's pages. */
    PROSE,
    /** Nowhere. */
    NONE
  }

  private final long microDollars;
  private final Source source;

  PriceClass(long microDollars, Source source) {
    this.microDollars = microDollars;
    this.source = source;
  }

  /** Millionths of a US dollar for one event; empty where X has published no price. */
  public OptionalLong microDollars() {
    return source == Source.NONE ? OptionalLong.empty() : OptionalLong.of(microDollars);
  }

  /** Where the price is from. */
  public Source source() {
    return source;
  }
}
