package dev.roost.testsupport.architecture.sample.cycle.two;

import dev.roost.testsupport.architecture.sample.cycle.one.One;
import java.util.List;

/** Knows the other package, which knows this one. */
public record Two(List<One> others) {}
