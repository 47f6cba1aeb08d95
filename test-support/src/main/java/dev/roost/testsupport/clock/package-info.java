/** Time under a test's control, and the time that a busy machine takes. */
@NullMarked
package dev.roost.testsupport.clock;

import org.jspecify.annotations.NullMarked;
