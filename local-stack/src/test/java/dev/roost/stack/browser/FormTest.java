package dev.roost.stack.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class FormTest {

  @Test
  void hiddenFieldsAreSentAlongAndVisibleOnesAreForThePersonToFillIn() {
    var form =
        Form.of(
            """
            <h1>Let demo in?</h1>
            <form method="POST" action="/oauth/authorize?a=1&amp;b=2">
            <input type="hidden" name="oauth_token" value="a&quot;b">
            <input name="pin">
            <select name="screen_name"><option>ada</option></select>
            <button name="approve" value="1">Authorize app</button>
            </form>
            """);

    assertThat(form)
        .contains(new Form("post", "/oauth/authorize?a=1&b=2", Map.of("oauth_token", "a\"b")));
  }

  @Test
  void aFormThatSaysNothingOfItselfGoesBackToItsPage() {
    assertThat(Form.of("<form class='x'><button>Go</button></form>"))
        .contains(new Form("get", "", Map.of()));
  }

  @Test
  void aPageMayHaveNone() {
    assertThat(Form.of("<h1>Connected</h1>")).isEmpty();
  }
}
