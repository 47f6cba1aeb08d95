/**
 * From a happening to signed POSTs: bundling, order per user, attempts, retries, and the log that
 * says exactly what was sent when.
 */
@NullMarked
package dev.roost.simulator.delivery;

import org.jspecify.annotations.NullMarked;
