/**
 * The two issuers of tokens that a company has: its identity provider for people, and the
 * Kubernetes cluster for services. Here the stack is both, with a key pair for each.
 */
@NullMarked
package dev.roost.stack.issuer;

import org.jspecify.annotations.NullMarked;
