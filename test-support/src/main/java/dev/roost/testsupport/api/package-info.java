/**
 * An admin API held against its own OpenAPI document: every route with everything that it must
 * refuse, and every problem response against what the document promises.
 */
@NullMarked
package dev.roost.testsupport.api;

import org.jspecify.annotations.NullMarked;
