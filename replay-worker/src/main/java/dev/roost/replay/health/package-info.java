/** What Kubernetes and people ask: readiness by what is local alone, neighbours in groups. */
@NullMarked
package dev.roost.replay.health;

import org.jspecify.annotations.NullMarked;
