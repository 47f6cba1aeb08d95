/**
 * How X signs: HMAC-SHA256, base64, written once here and with nothing borrowed from the code under
 * test, so that a mistake cannot agree with itself.
 */
@NullMarked
package dev.roost.simulator.signature;

import org.jspecify.annotations.NullMarked;
