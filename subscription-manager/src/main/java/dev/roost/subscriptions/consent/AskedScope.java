package dev.roost.subscriptions.consent;

/**
 * A scope that people are asked for.
 *
 * @param scope X's name
 * @param what it lets the app do, after "the app may"
 * @param why it is asked for: which activities come by it
 */
public record AskedScope(String scope, String what, String why) {}
