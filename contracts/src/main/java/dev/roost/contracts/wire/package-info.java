/** How enums are written on topics, in headers and over HTTP, and read again strictly. */
@NullMarked
package dev.roost.contracts.wire;

import org.jspecify.annotations.NullMarked;
