/**
 * The order of the records that Roost's services announce from their databases: of two records of a
 * key, the one with the higher position is the newer one.
 */
@NullMarked
package dev.roost.contracts.outbox;

import org.jspecify.annotations.NullMarked;
