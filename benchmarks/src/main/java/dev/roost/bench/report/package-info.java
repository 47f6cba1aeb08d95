/** What a measurement leaves behind: Markdown and SVG. */
@NullMarked
package dev.roost.bench.report;

import org.jspecify.annotations.NullMarked;
