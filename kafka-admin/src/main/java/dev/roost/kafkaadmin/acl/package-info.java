/**
 * The ACLs of {@code contracts} on a cluster: for Roost's principals those and no others; what
 * others were granted is nobody's business here.
 */
@NullMarked
package dev.roost.kafkaadmin.acl;

import org.jspecify.annotations.NullMarked;
