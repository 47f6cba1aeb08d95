package dev.roost.bench.load;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class AnswersTest {

  private static final String ANSWER = "HTTP/1.1 503 Nope\r\nContent-Length: 2\r\n\r\nno";

  @Test
  void anAnswerCountsOnceItIsWhole() {
    for (int length = 0; length < ANSWER.length(); length++) {
      assertThat(Answers.status(received(ANSWER.substring(0, length)))).isZero();
    }

    assertThat(Answers.status(received(ANSWER))).isEqualTo(503);
  }

  @Test
  void anAnswerWithoutALengthIsNotMeasured() {
    ByteBuffer chunked = received("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");

    assertThatThrownBy(() -> Answers.status(chunked)).isInstanceOf(IllegalStateException.class);
  }

  private static ByteBuffer received(String text) {
    return ByteBuffer.allocate(4096).put(text.getBytes(US_ASCII));
  }
}
