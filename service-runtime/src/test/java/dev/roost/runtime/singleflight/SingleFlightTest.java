package dev.roost.runtime.singleflight;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SingleFlightTest {

  private final List<UniEmitter<? super String>> queries = new ArrayList<>();
  private final List<String> answers = new ArrayList<>();
  private final SingleFlight<String, String> reads = new SingleFlight<>();

  @Test
  void whoAsksWhileAQueryIsUnderWayGetsItsAnswer() {
    ask("a");
    ask("a");
    ask("b");

    assertThat(queries).hasSize(2);
    queries.getFirst().complete("of a");
    assertThat(answers).containsExactly("of a", "of a");
  }

  @Test
  void afterAnAnswerOrAFailureThereIsAnotherQuery() {
    ask("a");
    queries.getLast().complete("first");
    ask("a");
    queries.getLast().fail(new IllegalStateException("gone"));
    ask("a");
    queries.getLast().complete("third");

    assertThat(queries).hasSize(3);
    assertThat(answers).containsExactly("first", "failed: gone", "third");
  }

  private void ask(String key) {
    reads
        .get(key, () -> Uni.createFrom().emitter(queries::add))
        .subscribe()
        .with(answers::add, failure -> answers.add("failed: " + failure.getMessage()));
  }
}
