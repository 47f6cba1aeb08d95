package dev.roost.subscriptions.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AllowedReturnTest {

  private static final List<AllowedReturn> LIST =
      List.of(
          AllowedReturn.parse("https://www.example.com/x/done").orElseThrow(),
          AllowedReturn.parse("https://Shop.example.com:8443").orElseThrow());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://www.example.com/x/done",
        "https://www.example.com:443/x/done",
        "https://WWW.example.com/x/done?session=1",
        "https://www.example.com/x/done/a/b",
        "https://shop.example.com:8443",
        "https://shop.example.com:8443/any/where?q=1",
        "https://shop.example.com:8443/?my-result=1"
      })
  void theOriginAndWhatIsBelowThePathIsAllowed(String address) {
    assertThat(AllowedReturn.allow(LIST, address)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/x/done",
        "//www.example.com/x/done",
        "http://www.example.com/x/done",
        "javascript:alert(1)",
        "https:www.example.com/x/done",
        "https:///www.example.com/x/done",
        "https://www.example.com/",
        "https://www.example.com/x",
        "https://www.example.com/x/doneness",
        "https://www.example.com:8443/x/done",
        "https://www.example.com.evil.example/x/done",
        "https://evil.example/https://www.example.com/x/done",
        "https://www.example.com@evil.example/x/done",
        "https://evil.example\\@www.example.com/x/done",
        "https://www.example.com\\.evil.example/x/done",
        "https://www.example.com/x/done/../../admin",
        "https://www.example.com/x/done/%2e%2e/admin",
        "https://www.example.com/x/done/.%2E/admin",
        "https://www.example.com/x/done/..%2fadmin",
        "https://www.example.com/x/done/..%5cadmin",
        "https://www.example.com/x/done#fragment",
        "https://www.example.com/x/done?result=connected",
        "https://www.example.com/x/done?a=1&result",
        "https://www.example.com/x/done\r\nSet-Cookie: a=b",
        "https://www.exаmple.com/x/done",
        "https://shop.example.com/any",
        "https://shop.example.com.:8443/any"
      })
  void nothingElseIs(String address) {
    assertThat(AllowedReturn.allow(LIST, address)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://www.example.com/x?query",
        "http://www.example.com/x",
        "https://*.example.com/x",
        "https://user@www.example.com/x",
        "https://www.example.com/x/../y",
        "www.example.com"
      })
  void noListTakesWhatCouldBeReadInTwoWays(String address) {
    assertThat(AllowedReturn.parse(address)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "https://a.example/b, https://a.example/b?result=denied",
    "https://a.example/b?c=d, https://a.example/b?c=d&result=denied"
  })
  void theResultIsAddedToTheQuery(String address, String with) {
    assertThat(AllowedReturn.with(address, "denied")).isEqualTo(with);
  }

  @Test
  void anEmptyListAllowsNothing() {
    assertThat(AllowedReturn.allow(List.of(), "https://www.example.com/x/done")).isFalse();
  }
}
