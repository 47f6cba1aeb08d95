/** One piece of work for all who want its result at the same time. */
@NullMarked
package dev.roost.runtime.singleflight;

import org.jspecify.annotations.NullMarked;
