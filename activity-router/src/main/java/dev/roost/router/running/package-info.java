/** Kafka Streams kept alive: settings, start, replacement of dead threads, health, stop. */
@NullMarked
package dev.roost.router.running;

import org.jspecify.annotations.NullMarked;
