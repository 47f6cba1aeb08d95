package dev.roost.replay.rule;

/**
 * The first 8 bytes of the signature with which X sent a delivery: the same bytes have the same
 * one.
 *
 * @param bytes big-endian
 */
public record Signature(long bytes) {}
