/** Whether all that a webhook needs is there, before anybody needs it. */
@NullMarked
package dev.roost.subscriptions.preflight;

import org.jspecify.annotations.NullMarked;
