@NullMarked
package dev.roost.simulator.signing;

import org.jspecify.annotations.NullMarked;
