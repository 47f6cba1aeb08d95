package dev.roost.kafkaadmin.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.roost.contracts.deadletter.DeadLetterHeaders;
import dev.roost.contracts.delivery.DeliveryHeaders;
import dev.roost.contracts.topic.Topics;
import dev.roost.kafkaadmin.connection.ConnectionOptions;
import dev.roost.kafkaadmin.deadletter.DeadLetters;
import dev.roost.kafkaadmin.deadletter.Letter;
import dev.roost.kafkaadmin.deadletter.Place;
import dev.roost.kafkaadmin.screen.Table;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dead-letters}: what activity-router could not read, and how it is read again. */
@Command(
    name = "dead-letters",
    description = "Lists, shows and re-publishes deliveries that activity-router could not read.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "list|show|retry")
public final class DeadLettersCommand {

  @Spec private @Nullable CommandSpec command;

  private final Clock clock = Clock.systemUTC();

  /** What is done with the letters, once connected. */
  private interface Work {
    int with(DeadLetters letters) throws InterruptedException;
  }

  private int connected(ConnectionOptions connection, Work work) throws InterruptedException {
    try (DeadLetters letters = new DeadLetters(connection.settings())) {
      return work.with(letters);
    } catch (IllegalArgumentException badPlace) {
      out().println(badPlace.getMessage());
      return ExitCode.USAGE;
    }
  }

  /** Lists them. */
  @Command(
      name = "list",
      description = "Lists the letters that were not re-published.",
      mixinStandardHelpOptions = true)
  int list(
      @Mixin ConnectionOptions connection,
      @Option(
              names = "--all",
              description = "Those that were re-published too, while the topic has them.")
          boolean all)
      throws InterruptedException {
    return connected(
        connection,
        letters -> {
          List<Letter> listed = all ? letters.all() : letters.open();
          table(listed);
          out()
              .println(
                  listed.isEmpty()
                      ? "There are no dead letters."
                      : "%d dead letters. '%2$s show PARTITION/OFFSET' tells more, '%2$s retry --all' re-publishes them once the cause is gone."
                          .formatted(listed.size(), name()));
          return ExitCode.DONE;
        });
  }

  private void table(List<Letter> letters) {
    Table table =
        new Table(
            "PARTITION/OFFSET", "DEAD-LETTERED AT", "APP/ENDPOINT", "REASON", "BYTES", "DETAIL");
    for (Letter letter : letters) {
      table.row(
          letter.place(),
          letter.deadLetteredAt().truncatedTo(ChronoUnit.SECONDS),
          letter.header(DeliveryHeaders.APP) + "/" + letter.header(DeliveryHeaders.ENDPOINT),
          letter.header(DeadLetterHeaders.REASON),
          letter.size(),
          letter.header(DeadLetterHeaders.DETAIL));
    }
    if (!table.isEmpty()) {
      table.lines().forEach(out()::println);
    }
  }

  /** Shows one. */
  @Command(
      name = "show",
      description = "Shows one letter's headers; its body only when asked, since it is private.",
      mixinStandardHelpOptions = true)
  int show(
      @Mixin ConnectionOptions connection,
      @Parameters(paramLabel = "PARTITION/OFFSET", description = "As list says: 0/17.")
          String place,
      @Option(names = "--body", description = "The body too, as X sent it.") boolean body)
      throws InterruptedException {
    return connected(
        connection,
        letters -> {
          Place wanted = Place.of(place);
          Optional<Letter> found = letters.at(wanted);
          if (found.isEmpty()) {
            out().println(gone(wanted));
            return ExitCode.FAILED;
          }
          show(found.get(), body);
          return ExitCode.DONE;
        });
  }

  private void show(Letter letter, boolean body) {
    Instant when = letter.deadLetteredAt().truncatedTo(ChronoUnit.SECONDS);
    out().printf("%-38s %s%n", "dead-lettered at", when);
    for (Header header : letter.headers()) {
      out().printf("%-38s %s%n", header.key(), new String(header.value(), UTF_8));
    }
    out().printf("%-38s %d bytes%n", "body", letter.size());
    if (body) {
      out().println(new String(letter.body(), UTF_8));
    }
  }

  /** Re-publishes them. */
  @Command(
      name = "retry",
      description = {
        "Re-publishes letters onto x.deliveries, once the cause is gone.",
        "What came out before does not come out again, as long as the router remembers it; what"
            + " comes out is marked as replayed.",
        "Exit code: 0 done, 1 refused (nothing was re-published) or failed."
      },
      mixinStandardHelpOptions = true)
  int retry(@Mixin ConnectionOptions connection, @Mixin RetryArguments arguments)
      throws InterruptedException {
    arguments.check();
    return connected(
        connection,
        letters -> {
          List<Letter> chosen = arguments.all() ? letters.open() : letters.all();
          if (!arguments.all()) {
            List<Place> missing = arguments.missing(chosen);
            if (!missing.isEmpty()) {
              out().println(gone(missing.getFirst()) + " Nothing was re-published.");
              return ExitCode.FAILED;
            }
            chosen = arguments.named(chosen);
          }
          return retry(letters, chosen, arguments);
        });
  }

  private int retry(DeadLetters letters, List<Letter> chosen, RetryArguments arguments)
      throws InterruptedException {
    List<Letter> old = arguments.outsideTheWindow(chosen, clock.instant());
    if (!old.isEmpty()) {
      table(old);
      out().println(arguments.refusal(old.size()));
      return ExitCode.FAILED;
    }
    List<Letter> sent = arguments.inTheWindow(chosen, clock.instant());
    letters.retry(sent);
    if (arguments.all()) {
      letters.done(chosen);
    }
    out()
        .printf(
            "%d re-published onto %s. What still cannot be read becomes a dead letter again: %s list.%n",
            sent.size(), Topics.DELIVERIES.name(), name());
    return ExitCode.DONE;
  }

  private String gone(Place place) {
    return "%s has no record at %s: it keeps them for %d days; '%s list --all' shows those it has."
        .formatted(
            Topics.DEAD_LETTERS.name(), place, Topics.DEAD_LETTERS.retention().toDays(), name());
  }

  /** The command as it was called. */
  private String name() {
    return command == null ? "" : command.qualifiedName();
  }

  private PrintWriter out() {
    return Output.of(command);
  }
}
