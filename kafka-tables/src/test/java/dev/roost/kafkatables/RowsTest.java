package dev.roost.kafkatables;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.contracts.outbox.OutboxPosition;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class RowsTest {

  private static final Logger LOG = Logger.getLogger(KafkaTable.class.getName());

  private final Rows<String> rows = new Rows<>(RowsTest::read);

  @Test
  void theHighestPositionCountsInWhateverOrderTheyCome() {
    take("k", "three", position(0, 3));
    take("k", "five", position(0, 5));
    take("k", "four", position(0, 4));

    assertThat(rows.find("k")).contains("five");
  }

  @Test
  void aHigherEpochCountsWhateverThePosition() {
    take("k", "before the restore", position(0, 1_000));
    take("k", "after the restore", position(1, 3));
    take("k", "a repeated one", position(0, 1_001));

    assertThat(rows.find("k")).contains("after the restore");
  }

  @Test
  void aRecordWithoutAPositionIsTheOldest() {
    take("k", "by hand", null);
    take("k", "by hand, later", null);
    assertThat(rows.find("k")).contains("by hand, later");

    take("k", "from an outbox", position(0, 0));
    take("k", "by hand again", null);

    assertThat(rows.find("k")).contains("from an outbox");
  }

  @Test
  void aTombstoneTakesTheRowAwayAndAnOlderRecordDoesNotBringItBack() {
    take("k", "there", position(0, 1));
    take("k", null, position(0, 3));
    take("k", "repeated", position(0, 2));

    assertThat(rows.find("k")).isEmpty();
    assertThat(rows.snapshot()).isEmpty();
    assertThat(rows.size()).isZero();
  }

  @Test
  void aSnapshotDoesNotChangeWithTheTable() {
    take("a", "1", position(0, 1));
    Map<String, String> before = rows.snapshot();

    take("a", "2", position(0, 2));
    take("b", "3", position(0, 3));

    assertThat(before).isEqualTo(Map.of("a", "1"));
    assertThat(rows.snapshot()).isEqualTo(Map.of("a", "2", "b", "3"));
  }

  @Test
  void whatCannotBeReadIsLeftOutAndToldWithoutAWordOfIt() {
    List<String> messages = new ArrayList<>();
    Handler handler = collector(messages);
    LOG.addHandler(handler);
    try {
      take("private-key", "good", position(0, 1));
      take("private-key", "unreadable secret", position(0, 2));
      take("private-key", "good", "not a position");
      take(null, "good", position(0, 3));
    } finally {
      LOG.removeHandler(handler);
    }

    assertThat(rows.find("private-key")).contains("good");
    assertThat(rows.unreadable()).isEqualTo(3);
    assertThat(messages)
        .hasSize(3)
        .allMatch(message -> message.contains("topic=a.topic partition=7 offset=42"))
        .noneMatch(message -> message.contains("secret"))
        .noneMatch(message -> message.contains("private-key"))
        .noneMatch(message -> message.contains("not a position"));
  }

  private static String read(String key, byte[] value) throws IOException {
    String text = new String(value, UTF_8);
    if (text.startsWith("unreadable")) {
      throw new IOException("cannot read " + text + " of " + key);
    }
    return text;
  }

  private static String position(long epoch, long position) {
    return new OutboxPosition(epoch, position).headerValue();
  }

  private void take(@Nullable String key, @Nullable String value, @Nullable String position) {
    ConsumerRecord<String, byte[]> record =
        new ConsumerRecord<>("a.topic", 7, 42, key, value == null ? null : value.getBytes(UTF_8));
    if (position != null) {
      record.headers().add(OutboxPosition.HEADER, position.getBytes(UTF_8));
    }
    rows.take(record);
  }

  private static Handler collector(List<String> messages) {
    return new Handler() {
      @Override
      public void publish(LogRecord line) {
        messages.add(
            line.getParameters() == null
                ? line.getMessage()
                : String.format(line.getMessage(), line.getParameters()));
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }
}
