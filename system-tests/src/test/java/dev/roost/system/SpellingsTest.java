package dev.roost.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpellingsTest {

  private static final String SECRET = "kAcSOqF21Fu85e7zjz7ZN2U4";

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "ab", "abc", "key:", "{\"secret\":\""})
  void aSecretIsFoundInBase64WhateverStandsAroundIt(String before) {
    byte[] text = (before + SECRET + "\"} and more").getBytes(StandardCharsets.UTF_8);

    assertThat(isFoundIn(Base64.getEncoder().encodeToString(text))).isTrue();
  }

  @Test
  void aSecretIsFoundInTextAndInHex() {
    assertThat(isFoundIn("token=" + SECRET + "&x=1")).isTrue();
    assertThat(
            isFoundIn("\\x00" + HexFormat.of().formatHex(SECRET.getBytes(StandardCharsets.UTF_8))))
        .isTrue();
  }

  @Test
  void anotherSecretIsNotFound() {
    String other = "LswwdoUaIvS8ltyTt5jkRh4J";

    assertThat(isFoundIn(other)).isFalse();
    assertThat(
            isFoundIn(Base64.getEncoder().encodeToString(other.getBytes(StandardCharsets.UTF_8))))
        .isFalse();
  }

  private static boolean isFoundIn(String text) {
    return Spellings.of(SECRET).anyMatch(text::contains);
  }
}
