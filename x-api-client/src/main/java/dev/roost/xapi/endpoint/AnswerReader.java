package dev.roost.xapi.endpoint;

import dev.roost.xapi.endpoint.Json.UnreadableAnswer;
import java.time.Clock;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** Reads X's answers, of every version: a success as what it says, all else as an exception. */
public final class AnswerReader {

  private final Refusals refusals;

  /**
   * @param clock for when rate limits end
   * @param random for the jitter of pauses
   * @param pause how long a rate limit is waited for
   */
  public AnswerReader(Clock clock, RandomGenerator random, RateLimitPause pause) {
    this.refusals = new Refusals(clock, random, pause);
  }

  /**
   * What a success says.
   *
   * @param reading reads the body; {@link UnreadableAnswer} where it lacks what it is for
   * @throws XApiException for all else
   */
  public <T> T read(Endpoint endpoint, Answer answer, Function<String, T> reading) {
    if (!answer.isSuccess()) {
      throw refusals.of(endpoint, answer);
    }
    try {
      return reading.apply(answer.body());
    } catch (UnreadableAnswer unreadable) {
      throw Refusals.unreadable(endpoint, answer.status());
    }
  }

  /** The exception where X was not reached, or did not answer in time. */
  public static XApiException unreached(Endpoint endpoint) {
    return Refusals.unreached(endpoint);
  }
}
