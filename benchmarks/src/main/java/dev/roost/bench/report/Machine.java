package dev.roost.bench.report;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Where something was measured. */
public final class Machine {

  private Machine() {}

  /** A sentence about this machine. */
  public static String sentence() {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    return "%s, %d cores, %d GiB, %s %s, Java %s; load average before: %.1f"
        .formatted(
            LocalDate.now(ZoneOffset.UTC),
            system.getAvailableProcessors(),
            Math.round(system.getTotalMemorySize() / (double) (1L << 30)),
            system.getName(),
            system.getArch(),
            Runtime.version(),
            system.getSystemLoadAverage());
  }
}
