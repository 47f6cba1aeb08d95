/** Credentials in, metadata and fingerprints out. */
@NullMarked
package dev.roost.vault.credential;

import org.jspecify.annotations.NullMarked;
