package dev.roost.runtime.logging;

import static dev.roost.runtime.logging.Key.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import org.jboss.logging.MDC;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.Logger;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class KeyedLoggerTest {

  private static final KeyedLogger LOG = KeyedLogger.of(KeyedLoggerTest.class);

  private static final PatternFormatter FORMAT = new PatternFormatter("%s");

  private final List<String> messages = new ArrayList<>();
  private final List<Map<String, String>> fields = new ArrayList<>();
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord record) {
          ExtLogRecord written = ExtLogRecord.wrap(record);
          messages.add(FORMAT.format(written));
          fields.add(written.getMdcCopy());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void listen() {
    Logger.getLogger(KeyedLoggerTest.class.getName()).addHandler(handler);
  }

  @AfterEach
  void stopListening() {
    Logger.getLogger(KeyedLoggerTest.class.getName()).removeHandler(handler);
    MDC.clear();
  }

  @Test
  void aConstantMessageIsFollowedByItsKeys() {
    LOG.warn("OAuth connect failed", key("app", "demo"), key("attempts", 3));

    assertThat(messages).containsExactly("OAuth connect failed app=demo attempts=3");
  }

  @Test
  void nothingInAValueIsTakenForAFormat() {
    LOG.info("Fetched", key("apps", "{0}%s"));

    assertThat(messages).containsExactly("Fetched apps={0}%s");
  }

  @Test
  void theKeysAreFieldsOfTheRecordAndOfNoOther() {
    MDC.put("app", "outer");

    LOG.info("first", key("app", "demo"), key("reason", "X said no"));
    LOG.info("second");

    assertThat(fields.getFirst()).contains(entry("app", "demo"), entry("reason", "X said no"));
    assertThat(fields.getLast()).containsExactly(entry("app", "outer"));
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          plain,            k=plain
          'two words',      k="two words"
          a=b,              k="a=b"
          ' ',              k=" "
          '',               k=""
          'say "no"',       k="say \\"no\\""
          """)
  void aValueThatIsNoWordIsQuoted(String value, String pair) {
    assertThat(key("k", value).pair()).isEqualTo(pair);
  }

  @Test
  void aValueCannotBeginALineOfItsOwn() {
    assertThat(key("k", "one\nERROR two\u001b[31m").pair()).isEqualTo("k=\"one\\nERROR two?[31m\"");
  }
}
