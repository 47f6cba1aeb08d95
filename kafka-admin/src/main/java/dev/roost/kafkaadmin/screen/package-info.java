/** How results are printed: plain tables that people read and scripts can cut. */
@NullMarked
package dev.roost.kafkaadmin.screen;

import org.jspecify.annotations.NullMarked;
