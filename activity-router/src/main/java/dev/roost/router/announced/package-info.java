/** What other services announce on compacted topics, followed in global stores. */
@NullMarked
package dev.roost.router.announced;

import org.jspecify.annotations.NullMarked;
