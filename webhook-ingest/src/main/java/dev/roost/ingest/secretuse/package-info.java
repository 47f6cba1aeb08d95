/**
 * Which webhook secrets verified deliveries, and when last: token-vault is told, so that people can
 * see which one they may retire.
 */
@NullMarked
package dev.roost.ingest.secretuse;

import org.jspecify.annotations.NullMarked;
