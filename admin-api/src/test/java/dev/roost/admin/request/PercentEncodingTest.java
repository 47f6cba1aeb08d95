package dev.roost.admin.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PercentEncodingTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "/a/b", "%41", "a%20b", "%C3%A9", "%e2%82%ac", "é", "%00"})
  void whatCanBeDecodedIsWellFormed(String raw) {
    assertThat(PercentEncoding.isWellFormed(raw)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"%", "%4", "%zz", "a%2", "%-1", "%ff", "%C3", "%C3%28", "%ED%A0%80"})
  void whatCannotBeDecodedIsNot(String raw) {
    assertThat(PercentEncoding.isWellFormed(raw)).isFalse();
  }

  @Test
  void theMalformedParameterIsFound() {
    assertThat(PercentEncoding.malformedParameter("a=1&b=%zz&c=%")).contains("b");
    assertThat(PercentEncoding.malformedParameter("a=1&b=2")).isEmpty();
  }
}
