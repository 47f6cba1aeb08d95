package dev.roost.subscriptions.subscription;

/**
 * A user as far as X's list is compared with what is known here.
 *
 * @param isSubscribed whether the user is subscribed, as far as is known
 * @param isSettled whether nothing about the user changed here since the list was read
 */
record KnownUser(String userId, boolean isSubscribed, boolean isSettled) {}
