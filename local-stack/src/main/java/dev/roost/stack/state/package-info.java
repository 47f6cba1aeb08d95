/**
 * What the stack keeps on disk between two starts, and where: everything lies under one directory.
 */
@NullMarked
package dev.roost.stack.state;

import org.jspecify.annotations.NullMarked;
