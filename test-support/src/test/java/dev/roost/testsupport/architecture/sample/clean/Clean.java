package dev.roost.testsupport.architecture.sample.clean;

import java.util.List;

/** Uses the platform alone. */
record Clean(List<byte[]> values, int count) {}
