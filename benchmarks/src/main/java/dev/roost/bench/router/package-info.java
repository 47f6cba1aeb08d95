/** activity-router with a full store: {@code ./roost bench router}. */
@NullMarked
package dev.roost.bench.router;

import org.jspecify.annotations.NullMarked;
