/** Part of a sample. */
@NullMarked
package dev.roost.testsupport.architecture.sample.greedy;

import org.jspecify.annotations.NullMarked;
