package dev.roost.bench.process;

import java.util.List;

/** How every process that is compared is started: one heap, one set of flags. */
public final class Flags {

  /** The flags. The collector and the compilers are the runtime's own choice, as in the images. */
  public static final List<String> COMPARED =
      List.of(
          "-Xms512m",
          "-Xmx512m",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow");

  private Flags() {}
}
