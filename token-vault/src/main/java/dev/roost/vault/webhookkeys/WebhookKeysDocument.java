package dev.roost.vault.webhookkeys;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.roost.contracts.vault.WebhookKeysByApp;
import dev.roost.contracts.vault.WebhookKeysByApp.Keys;
import dev.roost.vault.credential.SecretKind;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes the contract's {@link WebhookKeysByApp}, the current secret of each family first. */
final class WebhookKeysDocument {

  static final String EXAMPLE =
      """
      {"apps":{"demo":{"consumerSecrets":["<the current one>","<the one before>"],
                       "clientSecrets":[],"requireModern":false}}}
      """;

  private static final ObjectMapper MAPPER = JsonMapper.builder().build();

  private WebhookKeysDocument() {}

  /** The document's bytes. Secrets leave the vault here, and nowhere else. */
  static byte[] write(List<LiveKey.Opened> keys) {
    Map<String, List<LiveKey.Opened>> byApp =
        keys.stream()
            .collect(
                Collectors.groupingBy(
                    opened -> opened.key().app(), LinkedHashMap::new, Collectors.toList()));
    Map<String, Keys> apps = new LinkedHashMap<>();
    byApp.forEach((app, live) -> apps.put(app, keysOf(live)));
    try {
      return MAPPER.writeValueAsBytes(new WebhookKeysByApp(apps));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("webhook keys could not be written");
    }
  }

  private static Keys keysOf(List<LiveKey.Opened> live) {
    return new Keys(
        texts(live, SecretKind.WEBHOOK_CONSUMER),
        texts(live, SecretKind.WEBHOOK_CLIENT),
        live.getFirst().key().requireModern());
  }

  private static List<String> texts(List<LiveKey.Opened> live, SecretKind kind) {
    return live.stream()
        .filter(opened -> opened.key().stored().row().kind().equals(kind.text()))
        .map(opened -> new String(opened.secret().exposeSecretBytes(), StandardCharsets.UTF_8))
        .toList();
  }
}
