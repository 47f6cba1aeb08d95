package dev.roost.ingest.keys;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.roost.contracts.vault.WebhookKeysByApp;
import dev.roost.contracts.vault.WebhookKeysByApp.Keys;
import dev.roost.xapi.signature.WebhookSecret;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads the vault's {@link WebhookKeysByApp}. Fields that are not known are passed over, so that
 * the vault can be newer; none that is known may be missing.
 */
final class KeysDocument {

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private KeysDocument() {}

  /**
   * Reads the document whole, or not at all.
   *
   * @throws InvalidKeysException says what is wrong with it, without showing any of it
   */
  static Map<String, AppKeys> parse(byte[] json) {
    WebhookKeysByApp document = read(json);
    if (document == null) {
      throw new InvalidKeysException("it has no \"apps\"");
    }
    Map<String, AppKeys> keys = new TreeMap<>();
    document.apps().forEach((app, live) -> keys.put(app, keys(app, live)));
    return Map.copyOf(keys);
  }

  private static AppKeys keys(String app, Keys live) {
    return new AppKeys(
        app, secrets(live.consumerSecrets()), secrets(live.clientSecrets()), live.requireModern());
  }

  private static List<WebhookSecret> secrets(List<String> texts) {
    return texts.stream().map(WebhookSecret::of).toList();
  }

  private static @Nullable WebhookKeysByApp read(byte[] json) {
    try {
      return MAPPER.readValue(json, WebhookKeysByApp.class);
    } catch (ValueInstantiationException e) {
      throw new InvalidKeysException(missing(e));
    } catch (JacksonException e) {
      // Not the parser's own message: it quotes the document.
      throw new InvalidKeysException("it is not JSON of the form that is known");
    } catch (IOException e) {
      throw new InvalidKeysException("it could not be read");
    }
  }

  /** The contract's own words, which quote nothing, behind where it is: names, not values. */
  private static String missing(ValueInstantiationException e) {
    String place =
        e.getPath().stream()
            .map(Reference::getFieldName)
            .map(name -> name + ".")
            .collect(Collectors.joining());
    return e.getCause() instanceof IllegalArgumentException cause
        ? place + cause.getMessage()
        : "it is not JSON of the form that is known";
  }
}
