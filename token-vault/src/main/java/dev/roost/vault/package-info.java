/** The only holder of secrets: takes them in, never shows them to people, and audits every use. */
@NullMarked
package dev.roost.vault;

import org.jspecify.annotations.NullMarked;
