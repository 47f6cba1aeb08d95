/** Roost's own challenge of a webhook's public URL, before X is asked to challenge it. */
@NullMarked
package dev.roost.subscriptions.publicurl;

import org.jspecify.annotations.NullMarked;
