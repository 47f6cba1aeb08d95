/** What activity-router set aside: listed, shown, and brought back in. */
@NullMarked
package dev.roost.stack.deadletter;

import org.jspecify.annotations.NullMarked;
