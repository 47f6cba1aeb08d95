package dev.roost.testsupport.architecture.sample.waiting;

/** Sleeps. */
final class Waiting {

  private Waiting() {}

  static void sleep() throws InterruptedException {
    Thread.sleep(1);
  }
}
