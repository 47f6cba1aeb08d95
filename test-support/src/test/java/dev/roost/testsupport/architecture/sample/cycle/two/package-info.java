/** Part of a sample. */
@NullMarked
package dev.roost.testsupport.architecture.sample.cycle.two;

import org.jspecify.annotations.NullMarked;
