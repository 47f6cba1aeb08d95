package dev.roost.stack.run;

import dev.roost.stack.state.StateDirectory;
import java.nio.file.Path;

/**
 * What a start is asked for.
 *
 * @param root the checkout, where the modules were built
 * @param state where the stack keeps its things
 * @param brokers 1 or 3; 0 for as many as last time, 1 the first time
 * @param freePorts whether any free ports are wanted instead of the well-known ones
 */
public record StackSettings(Path root, StateDirectory state, int brokers, boolean freePorts) {}
