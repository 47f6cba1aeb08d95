/** Time under a test's control. */
@NullMarked
package dev.roost.testsupport.clock;

import org.jspecify.annotations.NullMarked;
