package dev.roost.bench.ingest;

import dev.roost.bench.contestant.Signature;
import dev.roost.bench.load.Requests;
import dev.roost.bench.payload.Bodies;
import dev.roost.bench.payload.Workload;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.stream.IntStream;

/** Signed deliveries of one form and size, of many users. */
final class Traffic {

  static final String PATH = "/webhooks/" + Neighbours.APP + "/" + Neighbours.ENDPOINT;
  static final String SIGNATURE = "x-twitter-webhooks-signature";

  private static final int DIFFERENT = 500;
  private static final long WHEN = 1_795_000_000_000L;

  private final Signature signature = new Signature(Neighbours.SECRET);
  private final Workload workload;
  private final Requests requests;

  Traffic(Workload workload) {
    this.workload = workload;
    this.requests = new Requests(IntStream.range(0, DIFFERENT).mapToObj(this::request).toList());
  }

  /** What its bodies are. */
  Workload workload() {
    return workload;
  }

  byte[] body(int number) {
    return Bodies.ofSize(workload.shape(), workload.bytes(), number, number, WHEN);
  }

  String signature(byte[] body) {
    return signature.of(body);
  }

  /** All of them as requests. */
  Requests requests() {
    return requests;
  }

  private ByteBuffer request(int number) {
    byte[] body = body(number);
    return Requests.post(
        PATH, Map.of("Content-Type", "application/json", SIGNATURE, signature(body)), body);
  }
}
