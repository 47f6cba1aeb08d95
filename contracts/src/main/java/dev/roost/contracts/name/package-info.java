/**
 * What apps, webhooks and users are called at the borders of every service: each has one rule, and
 * what does not follow it never becomes a value of these types.
 */
@NullMarked
package dev.roost.contracts.name;

import org.jspecify.annotations.NullMarked;
