/** The broker the measurements run against. */
@NullMarked
package dev.roost.bench.kafka;

import org.jspecify.annotations.NullMarked;
