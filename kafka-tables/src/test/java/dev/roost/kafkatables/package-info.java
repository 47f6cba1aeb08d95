@NullMarked
package dev.roost.kafkatables;

import org.jspecify.annotations.NullMarked;
