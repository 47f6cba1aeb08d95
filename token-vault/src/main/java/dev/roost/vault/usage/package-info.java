/**
 * When users' credentials were last used: noted in memory where one is, so that signing costs no
 * write, and written for all together.
 */
@NullMarked
package dev.roost.vault.usage;

import org.jspecify.annotations.NullMarked;
