package dev.roost.ingest.delivery;

import dev.roost.bench.payload.Bodies;
import java.util.Objects;
import java.util.Optional;
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

/** Reading the record key from a body. In webhook-ingest's package, for the class is its own. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class UserKeyBenchmark {

  /** Size of the body. */
  @Param({"1400", "12000"})
  public int bytes;

  private byte @Nullable [] body;

  /** Writes the body. */
  @Setup
  public void write() {
    body = Bodies.ofSize(bytes, 7, 7, 1_795_000_000_000L);
  }

  /** The user's id, which X puts first. */
  @Benchmark
  public Optional<String> userKey() {
    return UserKey.of(Objects.requireNonNull(body));
  }
}
