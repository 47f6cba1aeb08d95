/** The identity provider and the cluster that sign tokens in tests, and the tokens they sign. */
@NullMarked
package dev.roost.testsupport.issuer;

import org.jspecify.annotations.NullMarked;
