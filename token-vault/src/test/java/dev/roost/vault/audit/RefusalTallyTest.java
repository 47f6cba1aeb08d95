package dev.roost.vault.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RefusalTallyTest {

  private static final Instant MINUTE = Instant.parse("2026-11-24T09:30:00Z");

  private final RefusalTally tally = new RefusalTally(3, 8);

  private static RefusedRequest from(String network) {
    return new RefusedRequest(
        "anonymous", "anonymous", Outcome.DENIED, "unauthorized", "GET /x", network);
  }

  private void add(int minute, String network) {
    tally.add(MINUTE.plusSeconds(60L * minute + 17), from(network));
  }

  /** Minute, network and count of all there is. */
  private List<String> all() {
    List<String> lines = new ArrayList<>();
    while (true) {
      RefusalTally.Taken taken = tally.take(Instant.MAX);
      if (taken.counts().isEmpty()) {
        return lines;
      }
      taken
          .counts()
          .forEach((refused, count) ->
              lines.add(
                  "%s %s %d"
                      .formatted(
                          taken.minute().toString().substring(11, 16),
                          refused.network() == null ? refused.reason() : refused.network(),
                          count)));
    }
  }

  @Test
  void requestsAreCountedByMinuteAndByWhatTheyHaveInCommon() {
    add(0, "a");
    add(0, "b");
    add(0, "a");
    add(1, "a");

    assertThat(all()).containsExactly("09:30 a 2", "09:30 b 1", "09:31 a 1");
  }

  @Test
  void beyondWhatAMinuteHoldsTheyShareOneEntryAndNoneIsLost() {
    IntStream.range(0, 1000).forEach(it -> add(0, "network-" + it));
    add(0, "network-1");

    assertThat(all())
        .containsExactly(
            "09:30 network-0 1", "09:30 network-1 2", "09:30 network-2 1", "09:30 other 997");
  }

  @Test
  void whatWaitsIsBoundedAndEveryRequestIsStillCounted() {
    IntStream.range(0, 100)
        .forEach(minute -> IntStream.range(0, 10).forEach(it -> add(minute, "network-" + it)));

    List<String> lines = all();

    assertThat(lines).hasSizeLessThanOrEqualTo(9);
    assertThat(lines.stream().mapToInt(line -> Integer.parseInt(line.split(" ")[2])).sum())
        .isEqualTo(1000);
  }

  @Test
  void whatCouldNotBeWrittenIsCountedTogetherWithWhatCameMeanwhile() {
    add(0, "a");
    RefusalTally.Taken taken = tally.take(Instant.MAX);
    add(0, "a");
    tally.putBack(taken);

    assertThat(all()).containsExactly("09:30 a 2");
  }
}
