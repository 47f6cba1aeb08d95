/**
 * Envelope encryption: a data key per app, wrapped by the master key; a row opens only as itself.
 */
@NullMarked
package dev.roost.vault.envelope;

import org.jspecify.annotations.NullMarked;
