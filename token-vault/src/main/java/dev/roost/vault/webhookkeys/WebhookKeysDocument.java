package dev.roost.vault.webhookkeys;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roost.vault.credential.SecretKind;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The form webhook-ingest reads: {@code {"apps":{"<app>":{"consumerSecrets":[…],
 * "clientSecrets":[…],"requireModern":false}}}}, the current secret first. {@code endpoints} is not
 * in it: they are subscription-manager's to say.
 */
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
    ObjectNode document = MAPPER.createObjectNode();
    ObjectNode apps = document.putObject("apps");
    for (LiveKey.Opened opened : keys) {
      app(apps, opened.key())
          .withArray(list(opened.key()))
          .add(new String(opened.secret().exposeSecretBytes(), StandardCharsets.UTF_8));
    }
    try {
      return MAPPER.writeValueAsBytes(document);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("webhook keys could not be written");
    }
  }

  private static ObjectNode app(ObjectNode apps, LiveKey key) {
    if (apps.get(key.app()) instanceof ObjectNode known) {
      return known;
    }
    ObjectNode app = apps.putObject(key.app());
    app.putArray("consumerSecrets");
    app.putArray("clientSecrets");
    return app.put("requireModern", key.requireModern());
  }

  private static String list(LiveKey key) {
    return key.stored().row().kind().equals(SecretKind.WEBHOOK_CLIENT.text())
        ? "clientSecrets"
        : "consumerSecrets";
  }
}
