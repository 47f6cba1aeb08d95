/**
 * X's version 2. As data: the event types of the X Activity API, the profiles of types that stand
 * for the Account Activity API, and the operations below {@code /2} with the credentials they take.
 * Whoever asks, judges or shows anything about version 2 reads it here, and needs the platform
 * alone. And {@link dev.roost.xapi.v2.XApi2Client}, which needs Mutiny and Jackson.
 */
@NullMarked
package dev.roost.xapi.v2;

import org.jspecify.annotations.NullMarked;
