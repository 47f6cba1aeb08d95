package dev.roost.simulator.user;

/**
 * A person on X.
 *
 * @param id a decimal string, for some beyond 2^53
 * @param joined when the account was made, milliseconds since the epoch
 */
public record User(
    String id,
    String screenName,
    String name,
    String location,
    String description,
    boolean verified,
    long joined,
    int followers,
    int friends) {}
