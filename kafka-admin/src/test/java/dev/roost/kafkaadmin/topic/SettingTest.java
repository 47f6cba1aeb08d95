package dev.roost.kafkaadmin.topic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SettingTest {

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          min.insync.replicas,            2,                   2,                   true
          min.insync.replicas,            2,                   3,                   true
          min.insync.replicas,            2,                   1,                   false
          max.message.bytes,              6291456,             1048588,             false
          max.message.bytes,              6291456,             8388608,             true
          message.timestamp.after.max.ms, 9223372036854775807, 3600000,             false
          message.timestamp.after.max.ms, 9223372036854775807, 9223372036854775807, true
          message.timestamp.type,         LogAppendTime,       CreateTime,          false
          cleanup.policy,                 compact,             delete,              false
          retention.ms,                   1000,                999,                 false
          retention.ms,                   1000,                1001,                false
          retention.ms,                   1000,                -1,                  false
          retention.ms,                   1000,                1000,                true
          min.insync.replicas,            2,                   -,                   false
          """)
  void aTopicMayPromiseMoreAndNotLess(String name, String wanted, String found, boolean met) {
    assertThat(Setting.of(name, wanted, false).isMetBy(found)).isEqualTo(met);
  }

  @ParameterizedTest
  @CsvSource({"999,false", "1000,true", "1001,true", "-1,true"})
  void aChangelogMayKeepItsRecordsForLonger(String found, boolean met) {
    assertThat(Setting.of("retention.ms", "1000", true).isMetBy(found)).isEqualTo(met);
  }

  @ParameterizedTest
  @CsvSource({"999,false", "1001,true", "-1,true"})
  void toShortenARetentionIsToldFromMakingItLonger(String found, boolean shortens) {
    assertThat(Setting.of("retention.ms", "1000", false).shortens(found)).isEqualTo(shortens);
  }
}
