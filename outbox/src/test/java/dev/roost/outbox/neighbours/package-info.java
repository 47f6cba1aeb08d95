/** The neighbours the tests run with: a real PostgreSQL and a real broker, each as a process. */
@NullMarked
package dev.roost.outbox.neighbours;

import org.jspecify.annotations.NullMarked;
