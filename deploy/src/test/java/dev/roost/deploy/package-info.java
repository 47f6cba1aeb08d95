/** What an operator is given holds together: the manifests, plain and rendered, and the README. */
@NullMarked
package dev.roost.deploy;

import org.jspecify.annotations.NullMarked;
