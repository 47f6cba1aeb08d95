package dev.roost.simulator.calls;

/**
 * One call that was answered.
 *
 * @param seq its number, from 1
 * @param method the HTTP method
 * @param path with its ids, without its query
 * @param as whose credentials it came with: {@code owner}, {@code user}, {@code oauth2-user},
 *     {@code app-only}, {@code client}, {@code unknown} or {@code none}
 * @param app whose those are; empty where that is not known
 * @param userId X's id of the user whose token signed it; empty where none did
 * @param userAgent the {@code User-Agent} it came with, the first 200 characters; empty where there
 *     was none
 * @param status the answer's
 */
public record Seen(
    long seq,
    String method,
    String path,
    String as,
    String app,
    String userId,
    String userAgent,
    int status) {}
