/**
 * Who may call: two issuers, people with roles, for all apps or bound to one, and services by their
 * subject; fails closed.
 */
@NullMarked
package dev.roost.admin.access;

import org.jspecify.annotations.NullMarked;
