package dev.roost.replay.rule;

import java.time.Instant;

/** One call of an endpoint's public URL. */
public record Probe(Endpoint endpoint, Instant at, Outcome outcome) {

  /** What came of it. */
  public sealed interface Outcome {

    /** It was answered as X's would be, and by whom. */
    record Echo(String replica, boolean storing) implements Outcome {}

    /** No answer, or another than webhook-ingest's. */
    record Failed() implements Outcome {}
  }
}
