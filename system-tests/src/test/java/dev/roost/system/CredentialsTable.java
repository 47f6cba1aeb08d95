package dev.roost.system;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roost.system.stack.Progress;
import dev.roost.xapi.endpoint.Answer;
import dev.roost.xapi.endpoint.AnswerReader;
import dev.roost.xapi.endpoint.Endpoint;
import dev.roost.xapi.endpoint.Explanation;
import dev.roost.xapi.endpoint.RateLimitPause;
import dev.roost.xapi.endpoint.XApiException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Stream;

/** What became of each call: a line for whoever watches, and a Markdown table at the end. */
final class CredentialsTable {

  private static final AnswerReader READER =
      new AnswerReader(Clock.systemUTC(), new Random(), RateLimitPause.DEFAULT);

  private final List<String> lines = new CopyOnWriteArrayList<>();

  /**
   * Adds a line.
   *
   * @param credential in words
   * @param outcome in words
   * @param seen of the simulator's log; missing where X was not asked
   * @param shown what Roost says
   */
  void add(
      EndpointRow row,
      CallOfRoost call,
      String credential,
      String outcome,
      JsonNode seen,
      String shown) {
    String x =
        seen.isMissingNode()
            ? ""
            : "%d to %s".formatted(seen.path("status").asInt(), seen.path("as").asText());
    lines.add(
        "| `%s` | `%s` | `%s` | %s | %s | %s | %s |"
            .formatted(
                row.endpoint().method(),
                row.endpoint().path(),
                call.inShort(),
                credential,
                outcome,
                x,
                shown.replace("|", "\\|")));
    Progress.say(
        "%-6s %-75s %-45s %-20s %s %s"
            .formatted(
                row.endpoint().method(), row.endpoint().path(), credential, outcome, x, shown));
  }

  /** Writes it there. */
  void write(Path file) throws IOException {
    List<String> head =
        List.of(
            "| method | path at X | Roost is asked | credential | outcome | X | Roost says |",
            "|---|---|---|---|---|---|---|");
    Files.createDirectories(requireNonNull(file.getParent()));
    Files.write(file, Stream.concat(head.stream(), lines.stream()).toList());
    Progress.say("%d lines are in %s".formatted(lines.size(), file));
  }

  /**
   * What the services make of an answer that the vault handed on, by the client they share.
   *
   * @param handedOn the vault's
   * @return empty for a success
   */
  static String explanation(Endpoint endpoint, JsonNode handedOn) {
    Optional<String> none = Optional.empty();
    Answer answer =
        new Answer(
            handedOn.path("status").asInt(),
            none,
            none,
            none,
            none,
            handedOn.path("body").asText(""));
    try {
      READER.read(endpoint, answer, Function.identity());
      return "";
    } catch (XApiException refused) {
      Explanation why = refused.explanation();
      return why.what() + ". " + why.cause() + " " + why.remedy();
    }
  }
}
