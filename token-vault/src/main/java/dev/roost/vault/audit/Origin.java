package dev.roost.vault.audit;

import org.jspecify.annotations.Nullable;

/**
 * Where the request came from that an entry of the trail tells of.
 *
 * @param route method and path template: {@code PUT /api/v1/apps/{app}}
 * @param tokenId the {@code jti} of the caller's token, if it has one
 * @param address of the client, or of its network where requests are counted; absent where a
 *     trusted proxy names none
 */
public record Origin(@Nullable String route, @Nullable String tokenId, @Nullable String address) {

  /** No request: the vault works by itself. */
  static final Origin NONE = new Origin(null, null, null);
}
