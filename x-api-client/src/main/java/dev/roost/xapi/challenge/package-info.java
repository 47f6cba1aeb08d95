/**
 * X's challenge-response check (CRC): X sends a token, the webhook answers with the token's
 * signature. The same key signs event bodies, so a token that could be a body is never signed.
 */
@NullMarked
package dev.roost.xapi.challenge;

import org.jspecify.annotations.NullMarked;
