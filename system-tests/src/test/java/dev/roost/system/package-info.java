/**
 * The promises, held against the whole running stack: the names of the tests are what Roost
 * promises, the faults are what the world does to it.
 */
@NullMarked
package dev.roost.system;

import org.jspecify.annotations.NullMarked;
