package dev.roost.system.oracle;

import static java.util.Comparator.comparing;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roost.contracts.activity.ActivityHeaders;
import dev.roost.contracts.signal.Signal;
import dev.roost.contracts.topic.Topics;
import dev.roost.system.oracle.OutRecord.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Everything that came out, by name, in the order of topic, partition and offset. */
final class Out {

  private final UnaryOperator<ActivityName> known;
  private final Map<ActivityName, List<OutRecord>> byName = new LinkedHashMap<>();
  private final List<OutRecord> nameless = new ArrayList<>();
  private final List<OutRecord> deadLetters = new ArrayList<>();

  /**
   * Reads them.
   *
   * @param known gives the name by which the log knows what a body calls so
   */
  Out(List<OutRecord> records, UnaryOperator<ActivityName> known) {
    this.known = known;
    records.stream()
        .sorted(
            comparing(
                OutRecord::place,
                comparing(Place::topic)
                    .thenComparingInt(Place::partition)
                    .thenComparingLong(Place::offset)))
        .forEach(this::add);
  }

  Map<ActivityName, List<OutRecord>> byName() {
    return byName;
  }

  /** Records that hold no activity, or more than one. */
  List<OutRecord> nameless() {
    return nameless;
  }

  /** Deliveries that were set aside. */
  List<OutRecord> deadLetters() {
    return deadLetters;
  }

  private void add(OutRecord record) {
    if (record.topic().equals(Topics.DEAD_LETTERS.name())) {
      deadLetters.add(record);
      return;
    }
    nameOf(record)
        .map(known)
        .ifPresentOrElse(
            name -> byName.computeIfAbsent(name, any -> new ArrayList<>()).add(record),
            () -> nameless.add(record));
  }

  private static Optional<ActivityName> nameOf(OutRecord record) {
    if (record.topic().equals(Topics.SIGNALS.name())) {
      return Payload.json(record.value()).flatMap(Out::nameOfSignal);
    }
    List<ActivityName> held = Payload.read(record.header(ActivityHeaders.APP), record.value());
    return held.size() == 1 ? Optional.of(held.getFirst()) : Optional.empty();
  }

  private static Optional<ActivityName> nameOfSignal(JsonNode signal) {
    String app = signal.path("app").asText();
    return switch (signal.path("type").asText()) {
      case Signal.Revocation.TYPE -> {
        String user = signal.path("userId").asText();
        String at = Kind.instantOrText(signal.path("revokedAt").asText());
        yield Optional.of(new ActivityName(app, user, Kind.USER.key(), user + "/" + at));
      }
      case Signal.ReplayJobStatus.TYPE -> {
        String id = signal.path("jobId").asText() + "/" + signal.path("state").asText();
        yield Optional.of(new ActivityName(app, "", Kind.REPLAY.key(), id));
      }
      default -> Optional.empty();
    };
  }
}
