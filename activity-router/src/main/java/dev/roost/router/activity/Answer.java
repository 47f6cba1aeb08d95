package dev.roost.router.activity;

/** Whether something is so, by what a payload says. */
enum Answer {
  YES,
  NO,
  /** The payload leaves it open. */
  OPEN;

  static Answer of(boolean isSo) {
    return isSo ? YES : NO;
  }
}
