package dev.roost.simulator.calls;

/**
 * How many calls came with one kind of credentials from one kind of client.
 *
 * @param as whose credentials they came with: as {@link Seen#as}
 * @param userAgent their {@code User-Agent}; empty where there was none
 * @param calls how many, since the start
 */
public record CallCount(String as, String userAgent, long calls) {}
