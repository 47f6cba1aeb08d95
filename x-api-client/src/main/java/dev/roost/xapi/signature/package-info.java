/**
 * How X signs what it sends to a webhook: HMAC-SHA256 over the raw bytes, in one of two families of
 * keys. Everything here fails closed: what is not a signature by a known secret is refused.
 */
@NullMarked
package dev.roost.xapi.signature;

import org.jspecify.annotations.NullMarked;
