/** The checkout that is measured: where its builds are, and where reports and data go. */
@NullMarked
package dev.roost.bench.checkout;

import org.jspecify.annotations.NullMarked;
