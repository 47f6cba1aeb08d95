/**
 * One strict reading of every request: what a route does not know, or cannot read as it is meant,
 * is refused with a 400 that names the parameter, before the route is called.
 */
@NullMarked
package dev.roost.admin.request;

import org.jspecify.annotations.NullMarked;
