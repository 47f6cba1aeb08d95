/** What the process of every service has in common. It knows nothing of what a service does. */
@NullMarked
package dev.roost.runtime;

import org.jspecify.annotations.NullMarked;
