@NullMarked
package dev.roost.simulator.replay;

import org.jspecify.annotations.NullMarked;
