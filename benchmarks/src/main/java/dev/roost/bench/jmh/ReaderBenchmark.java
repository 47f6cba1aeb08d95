package dev.roost.bench.jmh;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.roost.bench.payload.Bodies;
import dev.roost.bench.payload.Shape;
import dev.roost.router.activity.Identity;
import dev.roost.router.activity.Key;
import dev.roost.router.delivery.Delivery;
import dev.roost.router.delivery.DeliveryReader;
import dev.roost.router.delivery.Finding;
import dev.roost.router.delivery.PayloadLimits;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Splitting, identifying and classifying as activity-router does, without its store. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ReaderBenchmark {

  private static final int BYTES = 1_400;
  private static final long WHEN = 1_795_000_000_000L;
  private static final PayloadLimits LIMITS = new PayloadLimits(6 * 1024 * 1024, 32 << 20);

  private final Delivery one = delivery(Bodies.ofSize(BYTES, 7, 7, WHEN));
  private final Delivery event = delivery(Bodies.ofSize(Shape.ACTIVITY, BYTES, 7, 7, WHEN));
  private final Delivery five = delivery(five());
  private final Key key = new Key("tweet_create_events", List.of(Bodies.post(7)));

  /** A body of one Post, 1,400 bytes. */
  @Benchmark
  public List<Finding> readOnePost() {
    return DeliveryReader.read(one, LIMITS);
  }

  /** A body of one Post in the X Activity API's envelope, 1,400 bytes. */
  @Benchmark
  public List<Finding> readOneEvent() {
    return DeliveryReader.read(event, LIMITS);
  }

  /** A body of five Posts, 6 KB, which is cut in five. */
  @Benchmark
  public List<Finding> readFivePosts() {
    return DeliveryReader.read(five, LIMITS);
  }

  /** The identity of one Post, once it is read. */
  @Benchmark
  public Identity identity() {
    return Identity.of("bench", "1000000000007", key);
  }

  private static Delivery delivery(byte[] body) {
    Instant when = Instant.ofEpochMilli(WHEN);
    return new Delivery("bench", "main", when.toString(), when, body);
  }

  private static byte[] five() {
    String one = new String(Bodies.ofSize(BYTES, 7, 7, WHEN), US_ASCII);
    int from = one.indexOf('[') + 1;
    int to = one.lastIndexOf(']');
    String posts = String.join(",", Collections.nCopies(5, one.substring(from, to)));
    return (one.substring(0, from) + posts + one.substring(to)).getBytes(US_ASCII);
  }
}
