/** Errors as problem+json (RFC 9457): what is wrong, the likely cause, what to do next. */
@NullMarked
package dev.roost.admin.problem;

import org.jspecify.annotations.NullMarked;
