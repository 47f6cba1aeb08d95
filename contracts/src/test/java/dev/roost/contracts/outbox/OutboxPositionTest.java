package dev.roost.contracts.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutboxPositionTest {

  @Test
  void theHeaderKeepsItsName() {
    assertThat(OutboxPosition.HEADER).isEqualTo("roost-outbox-position");
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          0,                   0,       0
          17,                  0,       17
          999999999999,        0,       999999999999
          1000000000000,       1,       0
          2974839000000000005, 2974839, 5
          9223371999999999999, 9223371, 999999999999
          """)
  void theHeaderIsOneNumberWhoseFirstDigitsAreTheEpoch(String header, long epoch, long position) {
    OutboxPosition expected = new OutboxPosition(epoch, position);

    assertThat(OutboxPosition.read(header.getBytes(UTF_8))).contains(expected);
    assertThat(expected.headerValue()).isEqualTo(header);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "first",
        "-1",
        "+1",
        " 1",
        "1 ",
        "1.0",
        "1e3",
        "٣",
        "9223372000000000000",
        "9223372036854775808",
        "99999999999999999999"
      })
  void whatIsNoPositionIsToldApart(String header) {
    assertThat(OutboxPosition.read(header.getBytes(UTF_8))).isEmpty();
  }

  @Test
  void aHigherEpochIsNewerWhateverThePositionAndNoHeaderIsTheOldest() {
    OutboxPosition beforeTheRestore = new OutboxPosition(0, 1_000);
    OutboxPosition afterTheRestore = new OutboxPosition(1, 3);
    OutboxPosition none = OutboxPosition.read(null).orElseThrow();

    assertThat(Stream.of(afterTheRestore, beforeTheRestore, none).sorted())
        .containsExactly(none, beforeTheRestore, afterTheRestore);
    assertThat(new OutboxPosition(0, 0)).isGreaterThan(none);
  }

  @Test
  void aReaderThatKnowsNoEpochsComesToTheSameOrder() {
    List<OutboxPosition> ascending =
        List.of(
            new OutboxPosition(0, 0),
            new OutboxPosition(0, OutboxPosition.MAX_POSITION),
            new OutboxPosition(1, 0),
            new OutboxPosition(1, 1),
            new OutboxPosition(OutboxPosition.MAX_EPOCH, OutboxPosition.MAX_POSITION));

    List<Long> asBareNumbers =
        ascending.stream().map(OutboxPosition::headerValue).map(Long::valueOf).toList();

    assertThat(ascending).isSorted();
    assertThat(asBareNumbers).isSorted().doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @CsvSource({"-1, 0", "9223372, 0", "0, -2", "1, -1", "0, 1000000000000"})
  void whatTheHeaderCannotSayIsRefused(long epoch, long position) {
    assertThatIllegalArgumentException().isThrownBy(() -> new OutboxPosition(epoch, position));
  }

  @Test
  void theAbsenceOfTheHeaderHasNoValue() {
    assertThatIllegalStateException().isThrownBy(OutboxPosition.NONE::headerValue);
  }
}
