/**
 * The neighbours the tests run with: a real broker as a process, X and the vault played by hand.
 */
@NullMarked
package dev.roost.ingest.neighbours;

import org.jspecify.annotations.NullMarked;
