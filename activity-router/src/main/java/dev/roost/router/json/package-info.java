/** Reading X's JSON with limits, field by field and without trust. Knows no Kafka. */
@NullMarked
package dev.roost.router.json;

import org.jspecify.annotations.NullMarked;
