package dev.roost.xapi.endpoint;

/**
 * A refusal in plain words.
 *
 * @param what what happened
 * @param cause why that is likely so
 * @param remedy what to do next
 */
public record Explanation(String what, String cause, String remedy) {}
