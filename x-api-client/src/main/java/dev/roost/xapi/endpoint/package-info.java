/**
 * X's endpoints as data, and reactive clients of them: what they answer as records, what they
 * refuse as one sealed {@link dev.roost.xapi.endpoint.XApiException} that says why in plain words.
 * The only package here that needs Vert.x, Mutiny and Jackson.
 */
@NullMarked
package dev.roost.xapi.endpoint;

import org.jspecify.annotations.NullMarked;
