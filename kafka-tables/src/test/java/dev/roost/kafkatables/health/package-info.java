@NullMarked
package dev.roost.kafkatables.health;

import org.jspecify.annotations.NullMarked;
