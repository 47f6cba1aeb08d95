package dev.roost.xapi.oauth1;

/**
 * An app of X as OAuth sees it.
 *
 * @param key the API key, public
 * @param secret the API key secret
 */
public record Consumer(String key, OAuthSecret secret) {}
