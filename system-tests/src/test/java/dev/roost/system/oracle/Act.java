package dev.roost.system.oracle;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a user did at X, as the log says it; no body is read for it.
 *
 * @param id the log's id of it: all that either of X's APIs tells anybody of one act has the same
 * @param kind the simulator's word for it, such as {@code reply}
 * @param actor id of the user who did it
 * @param target id of the user to whom it was done, null for nobody
 * @param object id of what it made, deleted, liked or read, null for nothing
 * @param at when, by X's clock, in whole milliseconds
 * @param postedAt when the Post that is its object was written, in whole milliseconds; null where
 *     the object is none
 */
public record Act(
    String id,
    String kind,
    String actor,
    @Nullable String target,
    @Nullable String object,
    Instant at,
    @Nullable Instant postedAt) {}
