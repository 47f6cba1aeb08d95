/** Single methods under JMH: {@code ./roost bench jmh}. */
@NullMarked
package dev.roost.bench.jmh;

import org.jspecify.annotations.NullMarked;
