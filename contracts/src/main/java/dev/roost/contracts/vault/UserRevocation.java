package dev.roost.contracts.vault;

import org.jspecify.annotations.Nullable;

/**
 * X said that a user took the app's access back: {@code POST
 * /api/v1/apps/{app}/users/{userId}/revocations}.
 *
 * @param revokedAt when, by X's clock, ISO-8601; absent where X did not say, which revokes whatever
 *     token there is
 */
public record UserRevocation(@Nullable String revokedAt) {}
