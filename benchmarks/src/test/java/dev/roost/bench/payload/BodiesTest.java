package dev.roost.bench.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BodiesTest {

  private static final long WHEN = 1_795_000_000_000L;

  @Test
  void aBodyIsJsonOfTheSizeAskedFor() throws IOException {
    byte[] body = Bodies.ofSize(1_400, 7, 9, WHEN);

    JsonNode json = new ObjectMapper().readTree(body);
    assertThat(body).hasSize(1_400);
    assertThat(json.path("for_user_id").textValue()).isEqualTo(Bodies.user(7));
    assertThat(json.at("/tweet_create_events/0/id_str").textValue()).isEqualTo(Bodies.post(9));
  }

  @Test
  void anEventIsThePostInTheEnvelopeOfTheXActivityApi() throws IOException {
    byte[] body = Bodies.ofSize(Shape.ACTIVITY, 1_400, 7, 9, WHEN);

    JsonNode data = new ObjectMapper().readTree(body).path("data");
    assertThat(body.length).isBetween(1_399, 1_400);
    assertThat(data.at("/filter/user_id").textValue()).isEqualTo(Bodies.user(7));
    assertThat(data.at("/payload/id").textValue()).isEqualTo(Bodies.post(9));
    assertThat(data.at("/includes/tweets/0/id").textValue()).isEqualTo(Bodies.post(9));
  }

  @Test
  void aSizeThatNothingFitsIsRefused() {
    assertThatThrownBy(() -> Bodies.ofSize(100, 7, 9, WHEN))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @EnumSource
  void postsInGreatNumbersAreTheSameBodies(Shape shape) {
    Posts posts = new Posts(shape, 1_400, WHEN);

    assertThat(posts.body(499, 501)).isEqualTo(Bodies.ofSize(shape, 1_400, 499, 501, WHEN));
    assertThat(Bodies.number(Bodies.post(501))).isEqualTo(501);
  }

  @ParameterizedTest
  @EnumSource
  void everyUserPostsAndTheBusiestAsMuchAsAllOthers(Spread spread) {
    Map<Integer, Long> byUser =
        LongStream.range(0, 10L * Spread.USERS * (Spread.USERS - 1))
            .boxed()
            .collect(Collectors.groupingBy(spread::user, Collectors.counting()));

    long all = byUser.values().stream().mapToLong(Long::longValue).sum();
    assertThat(byUser).hasSize(Spread.USERS);
    byUser.forEach((user, posts) -> {
      if (spread.busiest(user)) {
        assertThat(posts).isEqualTo(all / 2);
      } else {
        assertThat(posts).isLessThanOrEqualTo(all / (Spread.USERS - 1));
      }
    });
    assertThat(byUser.keySet().stream().filter(spread::busiest))
        .hasSize(spread == Spread.HALF_BY_ONE ? 1 : 0);
  }
}
