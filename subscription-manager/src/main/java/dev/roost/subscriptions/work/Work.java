package dev.roost.subscriptions.work;

import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * What is left to do with a row. Whoever does it holds a lease and the fence that came with it; a
 * lease that was lost shows by another fence, and then nothing more is written. An order that comes
 * while somebody works is not lost: it is another order than the one the worker finishes.
 *
 * @param task what to do; absent when nothing is left
 * @param orders how often something was ordered
 * @param attempts how often the task was tried in vain
 * @param nextTryAt when it is done or tried next; absent when nothing is left
 * @param fence grows with each lease
 * @param leasedUntil until when nobody else takes it
 * @param waiting the refusal it waits out; absent when there is none
 */
public record Work(
    @Nullable String task,
    int orders,
    int attempts,
    @Nullable Instant nextTryAt,
    long fence,
    @Nullable Instant leasedUntil,
    @Nullable Waiting waiting) {

  /** Nothing to do, nothing done yet. */
  public static final Work NONE = new Work(null, 0, 0, null, 0, null, null);

  /** With this task to do, whatever else was. */
  public Work ordered(String newTask, Instant at) {
    return new Work(newTask, orders + 1, 0, at, fence, leasedUntil, null);
  }

  /** The task is done, or given up; one that was ordered meanwhile stays. */
  public Work finished(Work held) {
    return isOrderOf(held) ? new Work(null, orders, 0, null, fence, null, null) : released();
  }

  /** The task failed and is tried again; one that was ordered meanwhile stays due. */
  public Work postponed(Work held, Instant at) {
    return isOrderOf(held)
        ? new Work(task, orders, attempts + 1, at, fence, null, null)
        : released();
  }

  /**
   * The task was refused in a way that passes by itself, and is tried again; other failures before
   * the first refusal do not make its pauses longer.
   */
  public Work waits(Work held, Waiting refused, Instant at) {
    return isOrderOf(held)
        ? new Work(task, orders, waiting == null ? 1 : attempts + 1, at, fence, null, refused)
        : released();
  }

  /** Since when it has been refused in such a way, counting from now where it was not before. */
  public Waiting refusedBy(Waiting.Whose whose, Instant now) {
    return new Waiting(whose, waiting == null ? now : waiting.since());
  }

  private Work released() {
    return new Work(task, orders, attempts, nextTryAt, fence, null, waiting);
  }

  /** Goes on with the next step of the same task at once. */
  public Work goesOn(Work held, Instant at) {
    return isOrderOf(held) ? new Work(task, orders, 0, at, fence, null, null) : released();
  }

  /** Goes on with another task of the same order. */
  public Work goesOnWith(String next, Work held, Instant at) {
    return isOrderOf(held) ? new Work(next, orders, 0, at, fence, null, null) : released();
  }

  /** Taken by who ordered it, unless somebody else works at it. */
  public Work taken(Instant now, Instant until) {
    return isFree(now)
        ? new Work(task, orders, attempts, nextTryAt, fence + 1, until, waiting)
        : this;
  }

  private boolean isFree(Instant now) {
    return leasedUntil == null || !leasedUntil.isAfter(now);
  }

  /** Nothing is left to do, and who works at it now can write no more. */
  public Work calledOff() {
    return new Work(null, orders + 1, 0, null, fence + 1, null, null);
  }

  /** Whether the lease that gave the other is still the last one. */
  public boolean isHeldAs(Work held) {
    return fence == held.fence;
  }

  private boolean isOrderOf(Work held) {
    return orders == held.orders;
  }

  /** From the columns of that name. */
  public static Work from(Row row) {
    return new Work(
        row.getString("task"),
        row.getInteger("orders"),
        row.getInteger("attempts"),
        instant(row, "next_try_at"),
        row.getLong("fence"),
        instant(row, "leased_until"),
        waiting(row));
  }

  private static @Nullable Waiting waiting(Row row) {
    String whose = row.getString("waiting_for");
    Instant since = instant(row, "waiting_since");
    return whose == null || since == null ? null : new Waiting(Waiting.Whose.of(whose), since);
  }

  /** Adds the eight columns, in the order of the components. */
  public Tuple addTo(Tuple columns) {
    return columns
        .addString(task)
        .addInteger(orders)
        .addInteger(attempts)
        .addValue(utc(nextTryAt))
        .addLong(fence)
        .addValue(utc(leasedUntil))
        .addString(waiting == null ? null : waiting.whose().wire())
        .addValue(utc(waiting == null ? null : waiting.since()));
  }

  /** A column as an instant. */
  public static @Nullable Instant instant(Row row, String column) {
    OffsetDateTime time = row.getOffsetDateTime(column);
    return time == null ? null : time.toInstant();
  }

  /** An instant as a column. */
  public static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }
}
