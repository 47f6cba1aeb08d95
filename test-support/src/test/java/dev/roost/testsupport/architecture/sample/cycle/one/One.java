package dev.roost.testsupport.architecture.sample.cycle.one;

import dev.roost.testsupport.architecture.sample.cycle.two.Two;
import java.util.List;

/** Knows the other package, which knows this one. */
public record One(List<Two> others) {}
