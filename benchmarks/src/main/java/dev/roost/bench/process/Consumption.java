package dev.roost.bench.process;

import java.time.Duration;

/**
 * What a process has used up so far.
 *
 * @param cpu processor time of all its threads, the compiler's and the collector's too
 */
public record Consumption(Duration cpu) {

  /** What was used since an earlier reading. */
  public Duration since(Consumption earlier) {
    return cpu.minus(earlier.cpu);
  }

  /** Of the process with this handle. */
  static Consumption of(ProcessHandle process) {
    return new Consumption(process.info().totalCpuDuration().orElse(Duration.ZERO));
  }

  /** Of this very process, the load generator. */
  public static Consumption ofThisProcess() {
    return of(ProcessHandle.current());
  }
}
