/**
 * What is the same in every service's OpenAPI document: parameters that mean the same everywhere
 * are described once, with examples that fit a local stack.
 */
@NullMarked
package dev.roost.admin.description;

import org.jspecify.annotations.NullMarked;
