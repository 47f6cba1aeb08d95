package dev.roost.router.activity;

/**
 * A state between two users that begins and ends again: a follow, a block, a mute, a subscription.
 *
 * @param family what it is
 * @param source id of the user who does it
 * @param target id of the user it is done to
 * @param begun whether it begins, else it ends
 */
public record StateChange(String family, String source, String target, boolean begun) {}
