package dev.roost.replay.rule;

/**
 * One webhook URL of an app, whatever id X has given it.
 *
 * @param app the app's name at Roost
 * @param name the endpoint's name
 */
public record Endpoint(String app, String name) {}
