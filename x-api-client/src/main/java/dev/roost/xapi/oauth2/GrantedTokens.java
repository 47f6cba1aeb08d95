package dev.roost.xapi.oauth2;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * What X gives for a code, or for a refresh token.
 *
 * @param access valid for {@code expiresIn}
 * @param refresh X takes it once and gives another for it; empty where {@code offline.access} was
 *     not granted
 * @param scopes what the user granted; empty where X does not say, which means what was asked for
 *     (RFC 6749, 5.1)
 * @param expiresIn how long the access token is valid, from X's answer on
 */
public record GrantedTokens(
    OAuth2Token access,
    Optional<OAuth2Token> refresh,
    Optional<Set<String>> scopes,
    Duration expiresIn) {}
