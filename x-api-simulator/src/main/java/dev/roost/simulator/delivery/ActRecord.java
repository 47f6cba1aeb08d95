package dev.roost.simulator.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The act that X tells somebody of, as it was done: whatever the body says of it, this is what
 * happened.
 *
 * @param id the simulator's id of the act, {@code a-1} for the first: all that either API tells
 *     anybody of one act has the same
 * @param kind what was done, such as {@code reply}: the word by which acts are asked for
 * @param actor id of the user who did it
 * @param target id of the user to whom it was done; of the first where it was several, absent where
 *     it was nobody
 * @param object id of what it made, deleted, liked or read: a Post, a message, a space; absent
 *     where it was none
 * @param of id of the Post that a reply, quote or repost is about; absent for all others
 * @param at when, by X's clock, in milliseconds: the time of this happening, since X tells each
 *     user another one
 * @param postedAt when the Post that {@code object} names was written, in milliseconds; absent
 *     where it names none
 */
@JsonInclude(Include.NON_NULL)
public record ActRecord(
    String id,
    String kind,
    String actor,
    @Nullable String target,
    @Nullable String object,
    @Nullable String of,
    Instant at,
    @Nullable Instant postedAt) {}
