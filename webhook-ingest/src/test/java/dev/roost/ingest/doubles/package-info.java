/** The servers that the tests run with: a real broker, and doubles of X and the vault. */
@NullMarked
package dev.roost.ingest.doubles;

import org.jspecify.annotations.NullMarked;
