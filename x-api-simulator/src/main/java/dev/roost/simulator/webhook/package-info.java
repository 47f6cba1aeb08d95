/** Webhooks, the challenge by which X tries them, and who is subscribed through them. */
@NullMarked
package dev.roost.simulator.webhook;

import org.jspecify.annotations.NullMarked;
