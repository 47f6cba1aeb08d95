package dev.roost.admin.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DotSegmentsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/..",
        "/.",
        "/a/../b",
        "/a/%2e%2E/b",
        "/a/.%2e/b",
        "/a/%252e%252e/b",
        "/a/%25252525252e./b",
        "/a/..%2fb",
        "/a%2F..%2Fb",
        "/a\\..\\b",
        "/a/%5c..%5cb",
        "/a/..;x=y/b",
        "/a/%2e%2e%3bx/b",
        "/%2525252525252525252525252525252e"
      })
  void aPathThatLeadsElsewhereIsFoundHoweverItIsWritten(String path) {
    assertThat(DotSegments.isIn(path)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "",
        "/api/v1/apps/demo.app/webhooks/..main",
        "/a/b..",
        "/a/...",
        "/a/.b/",
        "/a/%2e%2e%2e",
        "/a/100%25",
        "/a/%zz",
        "/a/%",
        "/a/%E2%82%AC"
      })
  void everyOtherPathIsLeftAlone(String path) {
    assertThat(DotSegments.isIn(path)).isFalse();
  }
}
