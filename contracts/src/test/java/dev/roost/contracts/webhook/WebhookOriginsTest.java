package dev.roost.contracts.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roost.contracts.name.AppName;
import dev.roost.contracts.name.EndpointName;
import dev.roost.contracts.webhook.WebhookOrigins.Address;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookOriginsTest {

  private static final WebhookOrigins ORIGINS =
      WebhookOrigins.of(
          List.of("https://hooks.acme.test", " https://acme.test:8443/roost/ ", "http://[::1]:80"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://hooks.acme.test/webhooks/demo/main",
        "https://hooks.acme.test/webhooks/demo/main?canary=%41",
        "https://acme.test:8443/roost/webhooks/demo/main",
        "http://[::1]:80/webhooks/demo/main"
      })
  void aWebhookAtAnOriginIsRead(String url) {
    assertThat(ORIGINS.addressOf(url))
        .contains(new Address(new AppName("demo"), new EndpointName("main")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example/webhooks/demo/main",
        "https://hooks.acme.test.evil.example/webhooks/demo/main",
        "https://hooks.acme.test@evil.example/webhooks/demo/main",
        "https://hooks.acme.test:443/webhooks/demo/main",
        "https://hooks.acme.test:8443/webhooks/demo/main",
        "http://hooks.acme.test/webhooks/demo/main",
        "https://evil.example/?https://hooks.acme.test/webhooks/demo/main",
        "https://evil.example\\@hooks.acme.test/webhooks/demo/main",
        "https://hooks.acme.test\\.evil.example/webhooks/demo/main",
        " https://hooks.acme.test/webhooks/demo/main",
        "https://hooks.acme.test/elsewhere/webhooks/demo/main",
        "https://hooks.acme.test/webhooks/demo",
        "https://hooks.acme.test/webhooks/demo/",
        "https://hooks.acme.test/webhooks/demo/main/",
        "https://hooks.acme.test/webhooks/demo/main/more",
        "https://hooks.acme.test/webhooks/../demo/main",
        "https://hooks.acme.test/webhooks/demo/../other",
        "https://hooks.acme.test/webhooks/demo/ma%69n",
        "https://hooks.acme.test/webhooks/demo/main#part",
        "https://hooks.acme.test/webhooks/demo/main?a#part",
        "https://hooks.acme.test/webhooks/demo/main?a b",
        "https://hooks.acme.test/webhooks/demo/main?a\nb",
        "https://acme.test:8443/webhooks/demo/main",
        ""
      })
  void anythingElseIsNoWebhookOfRoosts(String url) {
    assertThat(ORIGINS.addressOf(url)).isEmpty();
  }

  @Test
  void withoutAnOriginThereIsNoWebhook() {
    WebhookOrigins none = WebhookOrigins.of(List.of());

    assertThat(none.isEmpty()).isTrue();
    assertThat(none.addressOf("https://hooks.acme.test/webhooks/demo/main")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hooks.acme.test",
        "*",
        "https://*.acme.test",
        "http://hooks.acme.test",
        "ftp://hooks.acme.test",
        "https://me@hooks.acme.test",
        "https://hooks.acme.test?a",
        "https://hooks.acme.test#a",
        "https://hooks.acme.test evil.example"
      })
  void anEntryOfAnotherFormIsRefusedAndNamed(String entry) {
    List<String> entries = List.of("https://hooks.acme.test", entry);

    assertThatThrownBy(() -> WebhookOrigins.of(entries))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"" + entry + "\"");
  }
}
