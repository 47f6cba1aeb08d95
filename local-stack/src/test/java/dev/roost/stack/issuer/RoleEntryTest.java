package dev.roost.stack.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RoleEntryTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"root", "operator:", "operator:a b", ":demo", "root:demo", "auditor:demo"})
  void aRoleThatNoServiceKnowsIsNone(String text) {
    assertThat(RoleEntry.parse(text)).isEmpty();
  }
}
