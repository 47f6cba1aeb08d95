/** X as the vault reaches it: its OAuth endpoints, and what its refusals mean for who asked. */
@NullMarked
package dev.roost.vault.x;

import org.jspecify.annotations.NullMarked;
