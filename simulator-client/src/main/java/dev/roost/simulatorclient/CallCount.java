package dev.roost.simulatorclient;

/**
 * How many calls X's own endpoints answered to one kind of client.
 *
 * @param as whose credentials they came with: {@code owner}, {@code user}, {@code oauth2-user},
 *     {@code app-only}, {@code client}, {@code unknown} or {@code none}
 * @param userAgent the client's {@code User-Agent}; empty where it sent none
 * @param calls how many, since the simulator began
 */
public record CallCount(String as, String userAgent, long calls) {}
