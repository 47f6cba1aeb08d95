package dev.roost.kafkaadmin.command;

/** What the program's exit codes mean; they are part of its interface. */
public final class ExitCode {

  /** Everything is as it must be, or was done. */
  public static final int DONE = 0;

  /** Refused, or Kafka did not answer or did not allow it. */
  public static final int FAILED = 1;

  /** Something is not as it must be, and is still so. */
  public static final int CHANGES_NEEDED = 2;

  /** The command line is wrong: {@code EX_USAGE} of sysexits.h. */
  public static final int USAGE = 64;

  private ExitCode() {}
}
