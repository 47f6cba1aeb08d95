/**
 * Who may do what on the brokers: every ACL Roost needs, as data. Provisioning, tests and documents
 * read it. What is not here is refused.
 */
@NullMarked
package dev.roost.contracts.access;

import org.jspecify.annotations.NullMarked;
