/** The services' admin APIs, as a person with a token calls them. */
@NullMarked
package dev.roost.stack.api;

import org.jspecify.annotations.NullMarked;
