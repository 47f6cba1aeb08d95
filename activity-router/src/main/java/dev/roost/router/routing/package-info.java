/** The topology: from a delivery to its activities, signals and dead letters on their topics. */
@NullMarked
package dev.roost.router.routing;

import org.jspecify.annotations.NullMarked;
