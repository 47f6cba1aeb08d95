package dev.roost.stack.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.roost.contracts.deadletter.DeadLetterHeaders;
import dev.roost.contracts.delivery.DeliveryHeaders;
import dev.roost.stack.deadletter.DeadLetters;
import dev.roost.stack.deadletter.Letter;
import dev.roost.stack.deadletter.Place;
import dev.roost.stack.screen.Screen;
import dev.roost.stack.screen.Screen.Tone;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dead-letters}: what activity-router could not read, and how it comes back in. */
@Command(
    name = "dead-letters",
    description = "Lists, shows and retries what activity-router set aside.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "list|show|retry")
public final class DeadLettersCommand {

  private static final int BAD_INPUT = 2;
  private static final int NOT_UP = 3;

  /** What is done with the letters, once connected. */
  private interface Work {
    int with(DeadLetters letters, Screen screen) throws InterruptedException;
  }

  private static int connected(KafkaOption kafka, Work work)
      throws IOException, InterruptedException {
    Screen screen = Screen.standard(System.getenv());
    var connection = kafka.connection();
    if (connection.isEmpty()) {
      screen.line("Roost is not up. Start it with ./roost up, or name a --bootstrap-server.");
      return NOT_UP;
    }
    try (DeadLetters letters = new DeadLetters(connection.get())) {
      return work.with(letters, screen);
    } catch (IllegalArgumentException badPlace) {
      screen.line(String.valueOf(badPlace.getMessage()));
      return BAD_INPUT;
    }
  }

  /** Lists them. */
  @Command(
      name = "list",
      description = "Lists the letters that were not brought back in.",
      mixinStandardHelpOptions = true)
  int list(
      @Mixin KafkaOption kafka,
      @Option(names = "--all", description = "Those brought back in too, while the topic has them.")
          boolean all)
      throws IOException, InterruptedException {
    return connected(
        kafka,
        (letters, screen) -> {
          List<Letter> listed = all ? letters.all() : letters.open();
          table(listed, screen);
          screen.line(
              listed.isEmpty()
                  ? "Nothing is set aside."
                  : "%d set aside. ./roost dead-letters show PLACE tells more, retry --all brings them back in once the cause is gone."
                      .formatted(listed.size()));
          return 0;
        });
  }

  private static void table(List<Letter> letters, Screen screen) {
    if (!letters.isEmpty()) {
      screen.line(
          screen.in(
              Tone.STRONG,
              "  %-10s %-21s %-24s %-14s %9s  %s"
                  .formatted("PLACE", "SET ASIDE", "APP/ENDPOINT", "REASON", "BYTES", "DETAIL")));
    }
    for (Letter letter : letters) {
      screen.line(
          "  %-10s %-21s %-24s %-14s %9d  %s"
              .formatted(
                  letter.place(),
                  when(letter),
                  letter.header(DeliveryHeaders.APP)
                      + "/"
                      + letter.header(DeliveryHeaders.ENDPOINT),
                  letter.header(DeadLetterHeaders.REASON),
                  letter.size(),
                  letter.header(DeadLetterHeaders.DETAIL)));
    }
  }

  private static Instant when(Letter letter) {
    return Instant.ofEpochMilli(letter.timestamp()).truncatedTo(ChronoUnit.SECONDS);
  }

  /** Shows one. */
  @Command(
      name = "show",
      description = "Shows one letter's headers; its body only when asked, since it is private.",
      mixinStandardHelpOptions = true)
  int show(
      @Mixin KafkaOption kafka,
      @Parameters(paramLabel = "PLACE", description = "Partition and offset, as list says: 0/17.")
          String place,
      @Option(names = "--body", description = "The body too, as X sent it.") boolean body)
      throws IOException, InterruptedException {
    return connected(
        kafka,
        (letters, screen) -> {
          Place wanted = Place.of(place);
          Optional<Letter> found = letters.at(wanted);
          if (found.isEmpty()) {
            screen.line(gone(wanted));
            return BAD_INPUT;
          }
          show(found.get(), body, screen);
          return 0;
        });
  }

  private static void show(Letter letter, boolean body, Screen screen) {
    screen.line("  %-38s %s".formatted("set aside", when(letter)));
    for (Header header : letter.headers()) {
      screen.line("  %-38s %s".formatted(header.key(), new String(header.value(), UTF_8)));
    }
    screen.line("  %-38s %d bytes".formatted("body", letter.size()));
    if (body) {
      screen.line(new String(letter.body(), UTF_8));
    }
  }

  /** Brings them back in. */
  @Command(
      name = "retry",
      description = {
        "Puts letters back onto x.deliveries, once the cause is gone.",
        "What came out before does not come out again; what comes out is marked as replayed."
      },
      mixinStandardHelpOptions = true)
  int retry(
      @Mixin KafkaOption kafka,
      @Parameters(paramLabel = "PLACE", arity = "0..*", description = "Only these: 0/17 2/4.")
          List<String> places,
      @Option(names = "--all", description = "All that list shows; it does not show them again.")
          boolean all)
      throws IOException, InterruptedException {
    List<String> named = places == null ? List.of() : places;
    return connected(
        kafka,
        (letters, screen) -> {
          if (all == !named.isEmpty()) {
            screen.line("Say which: --all, or places such as 0/17.");
            return BAD_INPUT;
          }
          return all ? retryAll(letters, screen) : retry(letters, named, screen);
        });
  }

  private static int retryAll(DeadLetters letters, Screen screen) throws InterruptedException {
    List<Letter> open = letters.open();
    letters.retry(open);
    letters.done(open);
    screen.line(
        "%d put back onto x.deliveries. What still cannot be read is set aside again: ./roost dead-letters list."
            .formatted(open.size()));
    return 0;
  }

  private static int retry(DeadLetters letters, List<String> named, Screen screen)
      throws InterruptedException {
    List<Place> wanted = named.stream().map(Place::of).toList();
    List<Letter> found =
        letters.all().stream().filter(letter -> wanted.contains(letter.place())).toList();
    List<Place> missing = new ArrayList<>(wanted);
    found.forEach(letter -> missing.remove(letter.place()));
    if (!missing.isEmpty()) {
      screen.line(gone(missing.getFirst()) + " Nothing was put back.");
      return BAD_INPUT;
    }
    letters.retry(found);
    screen.line("%d put back onto x.deliveries.".formatted(found.size()));
    return 0;
  }

  private static String gone(Place place) {
    return "x.dead-letters has no letter at "
        + place
        + ": it keeps them for 14 days; ./roost dead-letters list --all shows those it has.";
  }
}
