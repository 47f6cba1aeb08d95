/**
 * The app-only bearer, a credential like the others: obtained once, shared by all who may use it,
 * renewed when X refuses it, ended with the consumer credential it came from.
 */
@NullMarked
package dev.roost.vault.bearer;

import org.jspecify.annotations.NullMarked;
