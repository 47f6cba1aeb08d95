package dev.roost.bench.ingest;

import dev.roost.bench.load.HttpLoad;
import dev.roost.bench.load.Outcome;
import dev.roost.bench.load.Pace;
import dev.roost.bench.load.Requests;
import dev.roost.bench.report.Progress;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How webhook-ingest answers X's challenges with neither Kafka nor the vault there.
 *
 * @param outcome what came of them
 */
record Challenges(Outcome outcome) {

  /** How long they come. */
  static final Duration TIME = Duration.ofSeconds(10);

  private static final Duration WARM_UP = Duration.ofSeconds(5);
  private static final Pace PACE = new Pace(500);
  private static final int CONNECTIONS = 16;
  private static final Requests REQUESTS =
      new Requests(List.of(Requests.get(Traffic.PATH + "?crc_token=bench-challenge")));

  /** Challenges webhook-ingest, where it is among these; empty where it is not. */
  static Optional<Challenges> of(List<Contestant> contestants, Progress progress)
      throws IOException {
    for (Contestant contestant : contestants) {
      if (contestant.entry() == Entry.INGEST) {
        answered(contestant, WARM_UP);
        Outcome outcome = answered(contestant, TIME);
        progress.line("challenges", "Kafka and the vault gone", outcome);
        return Optional.of(new Challenges(outcome));
      }
    }
    return Optional.empty();
  }

  private static Outcome answered(Contestant contestant, Duration time) throws IOException {
    try (HttpLoad load = new HttpLoad(contestant.port(), REQUESTS, CONNECTIONS)) {
      return load.keep(PACE, time);
    }
  }
}
