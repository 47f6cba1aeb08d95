package dev.roost.contracts.name;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NamesTest {

  private static final String NAME_RULE =
      " has 1 to 63 letters, digits, dots and hyphens, and begins with a letter or digit.";

  private final ObjectMapper json = new ObjectMapper();

  private record Row(AppName app, EndpointName endpoint, UserId user) {}

  @ParameterizedTest
  @ValueSource(
      strings = {
        "demo",
        "7",
        "Demo-2.eu",
        "a23456789.123456789.123456789.123456789.123456789.123456789.123"
      })
  void aNameHasLettersDigitsDotsAndHyphens(String text) {
    assertThat(AppName.of(text)).hasToString(text);
    assertThat(AppName.parse(text)).contains(new AppName(text));
    assertThat(EndpointName.of(text).value()).isEqualTo(text);
    assertThat(EndpointName.parse(text)).contains(new EndpointName(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "-a",
        ".a",
        "a b",
        "a/b",
        "a_b",
        "ä",
        "a\u0000",
        "a\n",
        "a%2fb",
        "..",
        "a23456789.123456789.123456789.123456789.123456789.123456789.1234"
      })
  void whatIsNoNameIsRefusedWithTheRuleAndNotQuoted(String text) {
    assertThat(AppName.parse(text)).isEmpty();
    assertThat(EndpointName.parse(text)).isEmpty();
    assertThatThrownBy(() -> AppName.of(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("An app's name" + NAME_RULE);
    assertThatThrownBy(() -> new EndpointName(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("An endpoint's name" + NAME_RULE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "2244994945", "1234567890123456789"})
  void aUsersIdHasOneToNineteenDigits(String text) {
    assertThat(UserId.of(text)).hasToString(text);
    assertThat(UserId.parse(text)).contains(new UserId(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ada", "12345678901234567890", "-1", "1 ", "١", "1\u0000"})
  void whatIsNoUsersIdIsRefusedWithTheRuleAndNotQuoted(String text) {
    assertThat(UserId.parse(text)).isEmpty();
    assertThatThrownBy(() -> UserId.of(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A user's id is X's: 1 to 19 digits, not the screen name.");
  }

  @Test
  void inJsonTheyAreStrings() throws JsonProcessingException {
    Row row = new Row(AppName.of("demo"), EndpointName.of("main"), UserId.of("12"));

    String written = json.writeValueAsString(row);

    assertThat(written).isEqualTo("{\"app\":\"demo\",\"endpoint\":\"main\",\"user\":\"12\"}");
    assertThat(json.readValue(written, Row.class)).isEqualTo(row);
  }

  @ParameterizedTest
  @MethodSource
  void inJsonWhatBreaksTheRuleIsNotRead(String wrong) {
    assertThatThrownBy(() -> json.readValue(wrong, Row.class))
        .isInstanceOf(JsonProcessingException.class);
  }

  static Stream<String> inJsonWhatBreaksTheRuleIsNotRead() {
    return Stream.of(
        "{\"app\":\"a/b\",\"endpoint\":\"main\",\"user\":\"12\"}",
        "{\"app\":\"demo\",\"endpoint\":\"\",\"user\":\"12\"}",
        "{\"app\":\"demo\",\"endpoint\":\"main\",\"user\":\"ada\"}");
  }
}
