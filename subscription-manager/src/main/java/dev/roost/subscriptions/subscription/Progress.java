package dev.roost.subscriptions.subscription;

/**
 * How far a webhook's users have come to another webhook of X's.
 *
 * @param moved subscribed through it
 * @param left still to be asked for
 * @param refused X, or the vault, said no for good
 */
public record Progress(long moved, long left, long refused) {}
