/**
 * What brokers and clients show each other where the stack is secured: a CA of the stack's own, the
 * brokers' certificate, and users with passwords, all under {@code kafka-security/}.
 */
@NullMarked
package dev.roost.stack.secure;

import org.jspecify.annotations.NullMarked;
