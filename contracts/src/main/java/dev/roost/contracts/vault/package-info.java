/**
 * What Roost's services ask token-vault for over HTTP, and what it answers: JSON objects with these
 * records' component names.
 */
@NullMarked
package dev.roost.contracts.vault;

import org.jspecify.annotations.NullMarked;
