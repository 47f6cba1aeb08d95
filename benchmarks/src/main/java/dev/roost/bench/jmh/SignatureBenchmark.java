package dev.roost.bench.jmh;

import dev.roost.bench.payload.Bodies;
import dev.roost.ingest.keys.AppKeys;
import dev.roost.ingest.signature.SentSignatures;
import dev.roost.ingest.signature.SignatureCheck;
import dev.roost.ingest.signature.Verdict;
import dev.roost.xapi.signature.WebhookSecret;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Checking X's signature as webhook-ingest does. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class SignatureBenchmark {

  /** Size of the body. */
  @Param({"1400", "12000"})
  public int bytes;

  private final WebhookSecret secret = WebhookSecret.of("bench-consumer-secret");
  private final AppKeys keys = new AppKeys("bench", List.of(secret), List.of(), false);
  private byte @Nullable [] body;
  private @Nullable SentSignatures sent;

  /** Writes the body and signs it. */
  @Setup
  public void write() {
    byte[] written = Bodies.ofSize(bytes, 7, 7, 1_795_000_000_000L);
    body = written;
    sent = new SentSignatures(secret.sign(written).wire(), null);
  }

  /** A legacy signature that fits. */
  @Benchmark
  public Verdict signatureCheck() {
    return SignatureCheck.delivery(
        keys, Objects.requireNonNull(sent), Objects.requireNonNull(body));
  }
}
