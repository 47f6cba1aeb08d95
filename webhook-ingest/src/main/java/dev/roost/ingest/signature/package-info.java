/** Which of X's two signatures decides, and whether it fits; fails closed. */
@NullMarked
package dev.roost.ingest.signature;

import org.jspecify.annotations.NullMarked;
