package dev.roost.ingest.keys;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.roost.xapi.signature.WebhookSecret;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The vault's form: {@code {"apps":{"<app>":{"consumerSecrets":[…],"clientSecrets":[…],
 * "requireModern":false}}}}, the current secret first. Fields that are not known are passed over,
 * so that the vault can be newer; none that is known may be missing.
 */
record KeysDocument(@Nullable Map<String, @Nullable App> apps) {

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** One app's entry. */
  record App(
      @Nullable List<@Nullable String> consumerSecrets,
      @Nullable List<@Nullable String> clientSecrets,
      @Nullable Boolean requireModern) {

    AppKeys keys(String name) {
      if (requireModern == null) {
        throw new InvalidKeysException("apps." + name + ".requireModern is missing");
      }
      return new AppKeys(
          name,
          secrets(name, "consumerSecrets", consumerSecrets),
          secrets(name, "clientSecrets", clientSecrets),
          requireModern);
    }

    private static List<WebhookSecret> secrets(
        String app, String list, @Nullable List<@Nullable String> texts) {
      if (texts == null) {
        throw new InvalidKeysException("apps." + app + "." + list + " is missing");
      }
      return texts.stream().map(text -> secret(app, list, text)).toList();
    }

    private static WebhookSecret secret(String app, String list, @Nullable String text) {
      if (text == null || text.isBlank()) {
        throw new InvalidKeysException("apps." + app + "." + list + " holds an empty secret");
      }
      return WebhookSecret.of(text);
    }
  }

  /**
   * Reads the document whole, or not at all.
   *
   * @throws InvalidKeysException says what is wrong with it, without showing any of it
   */
  static Map<String, AppKeys> parse(byte[] json) {
    KeysDocument document = read(json);
    if (document == null || document.apps() == null) {
      throw new InvalidKeysException("it has no \"apps\"");
    }
    Map<String, AppKeys> keys = new TreeMap<>();
    document.apps().forEach((name, app) -> keys.put(name, keys(name, app)));
    return Map.copyOf(keys);
  }

  private static AppKeys keys(String name, @Nullable App app) {
    if (app == null) {
      throw new InvalidKeysException("apps." + name + " is empty");
    }
    return app.keys(name);
  }

  private static @Nullable KeysDocument read(byte[] json) {
    try {
      return MAPPER.readValue(json, KeysDocument.class);
    } catch (JacksonException e) {
      // Not the parser's own message: it quotes the document.
      throw new InvalidKeysException("it is not JSON of the form that is known");
    } catch (IOException e) {
      throw new InvalidKeysException("it could not be read");
    }
  }
}
