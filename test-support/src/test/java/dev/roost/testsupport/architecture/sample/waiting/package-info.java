/** Part of a sample. */
@NullMarked
package dev.roost.testsupport.architecture.sample.waiting;

import org.jspecify.annotations.NullMarked;
