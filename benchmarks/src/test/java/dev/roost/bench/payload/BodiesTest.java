package dev.roost.bench.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

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
  void aSizeThatNothingFitsIsRefused() {
    assertThatThrownBy(() -> Bodies.ofSize(100, 7, 9, WHEN))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void postsInGreatNumbersAreTheSameBodies() {
    Posts posts = new Posts(1_400, WHEN);

    assertThat(posts.body(501)).isEqualTo(Bodies.ofSize(1_400, posts.user(501), 501, WHEN));
    assertThat(Bodies.number(Bodies.post(501))).isEqualTo(501);
  }
}
