package dev.roost.router.transaction;

/**
 * What became of a stream thread's transaction. One that is given up without a try to commit it
 * takes along what every task of the thread wrote, while Streams may have closed only some of them;
 * the others would go on behind records that never came out. (Streams skips that try where a task
 * is found corrupt during a rebalance.) One whose commit failed is safe: Streams then closes all
 * tasks that had a part in it.
 *
 * <pre>
 *   begun ──commit tried──▶ committing ──given up──▶ safe
 *     └──given up──▶ undone ──all tasks lost──▶ safe
 *                      └──the thread reads on──▶ must not
 * </pre>
 */
final class OpenTransaction {

  private boolean commitTried;
  private boolean undone;

  void begun() {
    commitTried = false;
  }

  void committing() {
    commitTried = true;
  }

  void givenUp() {
    if (!commitTried) {
      undone = true;
    }
  }

  /** Whoever takes them over begins at what was committed. */
  void allTasksLost() {
    undone = false;
  }

  /** Before more is read. */
  void mustNotBeUndone() {
    if (undone) {
      throw new UndoneException();
    }
  }
}
