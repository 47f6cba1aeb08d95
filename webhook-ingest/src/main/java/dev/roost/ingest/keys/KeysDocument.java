package dev.roost.ingest.keys;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.roost.xapi.signature.WebhookSecret;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The keys file's form: {@code {"apps":{"<app>":{"endpoints":[…],"consumerSecrets":[…],
 * "clientSecrets":[…],"requireModern":false}}}}.
 */
record KeysDocument(@Nullable Map<String, App> apps) {

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** One app's entry; absent lists are empty. */
  record App(
      @Nullable Set<String> endpoints,
      @Nullable List<@Nullable String> consumerSecrets,
      @Nullable List<@Nullable String> clientSecrets,
      boolean requireModern) {

    AppKeys keys(String name) {
      if (endpoints == null || endpoints.isEmpty()) {
        throw new InvalidKeysException("apps." + name + ".endpoints names no endpoint");
      }
      if (consumerSecrets == null || consumerSecrets.isEmpty()) {
        throw new InvalidKeysException("apps." + name + ".consumerSecrets holds no secret");
      }
      if (requireModern && (clientSecrets == null || clientSecrets.isEmpty())) {
        throw new InvalidKeysException(
            "apps." + name + ".requireModern is on, and clientSecrets holds no secret");
      }
      return new AppKeys(
          name,
          endpoints,
          secrets(name, "consumerSecrets", consumerSecrets),
          secrets(name, "clientSecrets", clientSecrets),
          requireModern);
    }

    private static List<WebhookSecret> secrets(
        String app, String list, @Nullable List<@Nullable String> texts) {
      return texts == null
          ? List.of()
          : texts.stream().map(text -> secret(app, list, text)).toList();
    }

    private static WebhookSecret secret(String app, String list, @Nullable String text) {
      if (text == null || text.isBlank()) {
        throw new InvalidKeysException("apps." + app + "." + list + " holds an empty secret");
      }
      return WebhookSecret.of(text);
    }
  }

  /**
   * Reads a keys file whole, or not at all.
   *
   * @throws InvalidKeysException says what is wrong with it, without showing any of it
   */
  static Map<String, AppKeys> parse(byte[] json) {
    KeysDocument document;
    try {
      document = MAPPER.readValue(json, KeysDocument.class);
    } catch (JacksonException e) {
      // Not the parser's own message: it quotes the file.
      throw new InvalidKeysException("it is not JSON of the form the README shows" + where(e));
    } catch (java.io.IOException e) {
      throw new InvalidKeysException("it could not be read");
    }
    if (document == null || document.apps() == null) {
      throw new InvalidKeysException("it has no \"apps\"");
    }
    Map<String, AppKeys> keys = new TreeMap<>();
    document.apps().forEach((name, app) -> keys.put(name, app.keys(name)));
    return Map.copyOf(keys);
  }

  private static String where(JacksonException e) {
    return e.getLocation() == null
        ? ""
        : " (line "
            + e.getLocation().getLineNr()
            + ", column "
            + e.getLocation().getColumnNr()
            + ")";
  }
}
