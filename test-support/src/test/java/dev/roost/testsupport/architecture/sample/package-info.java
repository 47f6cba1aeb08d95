/** Classes that keep the rules for modules, and some that break them. */
@NullMarked
package dev.roost.testsupport.architecture.sample;

import org.jspecify.annotations.NullMarked;
