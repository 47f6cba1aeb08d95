/** Parts tried alone. */
@NullMarked
package dev.roost.simulator.activity;

import org.jspecify.annotations.NullMarked;
