package dev.roost.bench;

import dev.roost.bench.ingest.IngestCommand;
import dev.roost.bench.jmh.JmhCommand;
import dev.roost.bench.router.RouterCommand;
import dev.roost.bench.vault.VaultCommand;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** What {@code ./roost bench} runs. */
@Command(
    name = "./roost bench",
    description = "Measures Roost on this machine. Leave the machine alone meanwhile.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      IngestCommand.class,
      RouterCommand.class,
      VaultCommand.class,
      JmhCommand.class,
      HelpCommand.class
    })
public final class Bench {

  private Bench() {}

  /**
   * The system property {@code roost.root} names the checkout; without it, the working directory.
   */
  public static void main(String[] args) {
    // Reports read the same wherever they were made.
    Locale.setDefault(Locale.ROOT);
    CommandLine line = new CommandLine(new Bench());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    System.exit(line.execute(args));
  }
}
