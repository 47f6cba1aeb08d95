/** One address for several processes, as a Kubernetes Service is for its pods. */
@NullMarked
package dev.roost.stack.balancer;

import org.jspecify.annotations.NullMarked;
