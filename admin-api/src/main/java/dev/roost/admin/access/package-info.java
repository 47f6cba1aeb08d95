/** Who may call: two issuers, people with roles and services by their subject; fails closed. */
@NullMarked
package dev.roost.admin.access;

import org.jspecify.annotations.NullMarked;
