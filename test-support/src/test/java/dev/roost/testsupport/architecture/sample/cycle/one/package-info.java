/** Part of a sample. */
@NullMarked
package dev.roost.testsupport.architecture.sample.cycle.one;

import org.jspecify.annotations.NullMarked;
