/**
 * What comes out on Kafka, as a consumer of both activity topics reads it, and as people see it.
 */
@NullMarked
package dev.roost.stack.feed;

import org.jspecify.annotations.NullMarked;
