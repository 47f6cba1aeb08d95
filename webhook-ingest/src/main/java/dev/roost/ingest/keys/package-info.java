/**
 * The secrets X signs with, in memory only: fetched from token-vault, which alone keeps them, and
 * fetched again when it says that they changed.
 */
@NullMarked
package dev.roost.ingest.keys;

import org.jspecify.annotations.NullMarked;
