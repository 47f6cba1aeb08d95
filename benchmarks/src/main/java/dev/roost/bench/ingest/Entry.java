package dev.roost.bench.ingest;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Who is compared, each in a process of its own. */
enum Entry {
  BODY("body", "bare Vert.x: reads the body, answers 200"),
  SIGNED("signed", "the same, and checks X's signature"),
  KAFKA(
      "kafka", "the same, and a bare producer (acks=all, idempotence, linger.ms=0); no record key"),
  KEYED(
      "keyed",
      "the same, as webhook-ingest sends: the user's id as record key, which order per user needs,"
          + " and linger.ms=1"),
  EMITTER("emitter", "Quarkus REST, the signature checked, and a SmallRye emitter; no record key"),
  EXPRESS(
      "express",
      "Express and KafkaJS on Node.js, one process; the signature checked, with record keys"),
  INGEST("webhook-ingest", "Roost's service as it is packaged, with record keys"),
  OTHER_INGEST("webhook-ingest-other", "that of another checkout, with the same settings");

  /** Those of this checkout, which are compared where nobody names others. */
  static final List<Entry> HERE =
      Arrays.stream(values()).filter(entry -> entry != OTHER_INGEST).toList();

  private final String label;
  private final String what;

  Entry(String label, String what) {
    this.label = label;
    this.what = what;
  }

  /** Its name in tables and charts. */
  String label() {
    return label;
  }

  /** What it does. */
  String what() {
    return what;
  }

  /** The argument of the bare server. */
  String step() {
    return name().toLowerCase(Locale.ROOT);
  }
}
