@NullMarked
package dev.roost.simulator.limit;

import org.jspecify.annotations.NullMarked;
