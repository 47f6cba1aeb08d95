/** An activity: what one user did, as downstream consumers get it. */
@NullMarked
package dev.roost.contracts.activity;

import org.jspecify.annotations.NullMarked;
