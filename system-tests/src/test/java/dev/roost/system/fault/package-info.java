/**
 * Things that go wrong, made on purpose and undone again: between two processes, below one, and in
 * seeded schedules of many.
 */
@NullMarked
package dev.roost.system.fault;

import org.jspecify.annotations.NullMarked;
