package dev.roost.kafkaadmin.command;

import dev.roost.contracts.topic.Changelog;
import dev.roost.kafkaadmin.deadletter.Letter;
import dev.roost.kafkaadmin.deadletter.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Which letters are re-published, and what is done about those that the router has forgotten. */
final class RetryArguments {

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  @Parameters(
      paramLabel = "PARTITION/OFFSET",
      arity = "0..*",
      description = "Only these: 0/17 2/4.")
  private List<String> places = new ArrayList<>();

  @Option(
      names = "--all",
      description = "All that list shows; it does not show them again afterwards.")
  private boolean all;

  @Option(
      names = "--force",
      description =
          "Re-publishes also what was received before the deduplication window: of an"
              + " activity that came out of another copy a second one may come out.")
  private boolean force;

  @Option(
      names = "--skip-old",
      description = "Leaves out what was received before the deduplication window.")
  private boolean skipOld;

  @Option(
      names = "--deduplication-window",
      paramLabel = "DURATION",
      description = "How long the router remembers (roost.router.*), where that is not 6d.")
  private Duration window = Changelog.DEDUPLICATION_WINDOW;

  /**
   * Holds the arguments against each other.
   *
   * @throws ParameterException if they contradict each other
   */
  void check() {
    if (all == !places.isEmpty()) {
      throw refused("Say which: --all, or PARTITION/OFFSET such as 0/17.");
    }
    if (force && skipOld) {
      throw refused("Either --force or --skip-old.");
    }
  }

  boolean all() {
    return all;
  }

  /** Of these letters those that were named. */
  List<Letter> named(List<Letter> letters) {
    List<Place> wanted = wanted();
    return letters.stream().filter(letter -> wanted.contains(letter.place())).toList();
  }

  /** What was named and is not among these letters. */
  List<Place> missing(List<Letter> letters) {
    List<Place> missing = new ArrayList<>(wanted());
    letters.forEach(letter -> missing.remove(letter.place()));
    return missing;
  }

  /** Those for whose age a retry is refused. */
  List<Letter> outsideTheWindow(List<Letter> letters, Instant now) {
    return force || skipOld
        ? List.of()
        : letters.stream().filter(letter -> isOld(letter, now)).toList();
  }

  /** Those that are re-published once nothing is refused. */
  List<Letter> inTheWindow(List<Letter> letters, Instant now) {
    return skipOld ? letters.stream().filter(letter -> !isOld(letter, now)).toList() : letters;
  }

  /** Why so many of the letters keep all from being re-published, and what to do. */
  String refusal(int old) {
    return "Nothing was re-published: %d of them were received more than %s hours ago, and the router remembers no longer what came out then. --skip-old leaves them out; --force re-publishes them, and what came out of another copy may come out twice."
        .formatted(old, window.toHours());
  }

  private boolean isOld(Letter letter, Instant now) {
    return letter.receivedAt().plus(window).isBefore(now);
  }

  private List<Place> wanted() {
    return places.stream().map(Place::of).distinct().toList();
  }

  private ParameterException refused(String why) {
    if (command == null) {
      throw new IllegalStateException(why);
    }
    return new ParameterException(command.commandLine(), why);
  }
}
