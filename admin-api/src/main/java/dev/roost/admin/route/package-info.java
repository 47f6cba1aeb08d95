/** The routes of the service: which methods a path takes, and which route a request is for. */
@NullMarked
package dev.roost.admin.route;

import org.jspecify.annotations.NullMarked;
