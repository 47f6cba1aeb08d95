/** What a schema cannot say: how the objects of one deployment must fit each other, and Roost. */
@NullMarked
package dev.roost.deploy.rule;

import org.jspecify.annotations.NullMarked;
