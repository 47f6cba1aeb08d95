/**
 * What people consent to: by which OAuth, with which scopes and what those are for, and what a
 * consent lacks.
 */
@NullMarked
package dev.roost.subscriptions.consent;

import org.jspecify.annotations.NullMarked;
