/**
 * A command-line tool for whoever looks after the cluster: what a production cluster needs before
 * Roost starts, and what only a local stack would have otherwise.
 */
@NullMarked
package dev.roost.kafkaadmin;

import org.jspecify.annotations.NullMarked;
