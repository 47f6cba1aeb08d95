package dev.roost.bench.jmh;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.roost.bench.payload.Bodies;
import dev.roost.xapi.payload.SubscribedUser;
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

/** Reading from a body whose it is, which is the record's key. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class UserKeyBenchmark {

  /** Size of the body. */
  @Param({"1400", "12000"})
  public int bytes;

  private byte @Nullable [] body;
  private byte @Nullable [] envelope;

  /** Writes the bodies, of about the same size. */
  @Setup
  public void write() {
    byte[] post = Bodies.ofSize(bytes, 7, 7, 1_795_000_000_000L);
    body = post;
    String payload = new String(post, UTF_8).replace("for_user_id", "author");
    envelope =
        """
        {"data":{"event_uuid":"7","filter":{"user_id":"7"},"event_type":"post.create","payload":%s}}\
        """
            .formatted(payload)
            .getBytes(UTF_8);
  }

  /** {@code for_user_id}, which X puts first. */
  @Benchmark
  public Optional<String> userKey() {
    return SubscribedUser.of(Objects.requireNonNull(body));
  }

  /** The filter's user, which counts where {@code for_user_id} stands nowhere. */
  @Benchmark
  public Optional<String> envelopeUserKey() {
    return SubscribedUser.of(Objects.requireNonNull(envelope));
  }
}
