/** Part of a sample. */
@NullMarked
package dev.roost.testsupport.architecture.sample.clean;

import org.jspecify.annotations.NullMarked;
