/** Reading one delivery as a whole: what comes out of it, in order. Knows no Kafka. */
@NullMarked
package dev.roost.router.delivery;

import org.jspecify.annotations.NullMarked;
