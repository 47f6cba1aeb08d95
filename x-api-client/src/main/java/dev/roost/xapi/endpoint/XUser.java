package dev.roost.xapi.endpoint;

/**
 * Whose a token is.
 *
 * @param id X's id
 * @param username the user's name at X, which can change; empty where X gave none
 */
public record XUser(String id, String username) {}
