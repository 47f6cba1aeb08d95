package dev.roost.xapi.endpoint;

import dev.roost.xapi.oauth1.Token;

/**
 * A user's yes.
 *
 * @param token does not expire until it is revoked
 * @param userId X's id
 * @param screenName the user's name at X, which can change; empty where X gives none
 */
public record UserAccess(Token token, String userId, String screenName) {}
