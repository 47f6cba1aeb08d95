package dev.roost.router.delivery;

/**
 * What stands in a record's value. The bytes are never changed by anyone who holds them.
 *
 * @param bytes a valid X payload with exactly one activity
 * @param asSent whether these are the bytes X sent, so that X's signature still fits
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere, and copying 4 MiB would cost
public record Payload(byte[] bytes, boolean asSent) {}
