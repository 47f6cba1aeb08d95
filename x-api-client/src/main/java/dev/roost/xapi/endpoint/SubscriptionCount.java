package dev.roost.xapi.endpoint;

/**
 * How many subscriptions an account has, over all its webhooks.
 *
 * @param accountName X's name of the account, empty where X gives none
 * @param all subscriptions in use
 * @param directMessages subscriptions to direct messages alone; 0 today
 * @param provisioned how many the contract allows
 */
public record SubscriptionCount(
    String accountName, long all, long directMessages, long provisioned) {}
