package dev.roost.contracts.vault;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The live webhook secrets of apps, the answer to {@code GET /api/v1/webhook-keys} and {@code GET
 * /api/v1/apps/{app}/webhook-keys}: {@code {"apps":{"<app>":{"consumerSecrets":[…],
 * "clientSecrets":[…],"requireModern":false}}}}. For webhook-ingest alone; never stored and never
 * logged. Which webhooks an app has stands on {@code roost.webhooks}.
 *
 * @param apps by the app's name at Roost
 */
public record WebhookKeysByApp(Map<String, Keys> apps) {

  public WebhookKeysByApp {
    apps = Collections.unmodifiableMap(new LinkedHashMap<>(apps));
  }

  /**
   * Reads the document whole, or not at all.
   *
   * @throws IllegalArgumentException when a part is missing; the message names it and shows none of
   *     the document
   */
  @JsonCreator
  static WebhookKeysByApp read(@JsonProperty("apps") @Nullable Map<String, @Nullable Keys> apps) {
    if (apps == null) {
      throw new IllegalArgumentException("it has no \"apps\"");
    }
    Map<String, Keys> whole = new LinkedHashMap<>();
    apps.forEach((app, keys) -> {
      if (keys == null) {
        throw new IllegalArgumentException("apps." + app + " is empty");
      }
      whole.put(app, keys);
    });
    return new WebhookKeysByApp(whole);
  }

  /** Says nothing of the secrets. */
  @Override
  public String toString() {
    return "WebhookKeysByApp" + apps.keySet();
  }

  /**
   * One app's.
   *
   * @param consumerSecrets live consumer secrets, the current one first
   * @param clientSecrets live OAuth 2.0 client secrets, the current one first
   * @param requireModern whether a delivery without the modern signature is refused
   */
  public record Keys(
      List<String> consumerSecrets, List<String> clientSecrets, boolean requireModern) {

    public Keys {
      consumerSecrets = List.copyOf(consumerSecrets);
      clientSecrets = List.copyOf(clientSecrets);
    }

    /**
     * Reads it whole, or not at all: a missing {@code requireModern} is not false.
     *
     * @throws IllegalArgumentException when a part is missing; the message names it and shows no
     *     secret
     */
    @JsonCreator
    static Keys read(
        @JsonProperty("consumerSecrets") @Nullable List<@Nullable String> consumerSecrets,
        @JsonProperty("clientSecrets") @Nullable List<@Nullable String> clientSecrets,
        @JsonProperty("requireModern") @Nullable Boolean requireModern) {
      if (requireModern == null) {
        throw new IllegalArgumentException("requireModern is missing");
      }
      return new Keys(
          secrets("consumerSecrets", consumerSecrets),
          secrets("clientSecrets", clientSecrets),
          requireModern);
    }

    private static List<String> secrets(String name, @Nullable List<@Nullable String> secrets) {
      if (secrets == null) {
        throw new IllegalArgumentException(name + " is missing");
      }
      return secrets.stream().map(secret -> secret(name, secret)).toList();
    }

    private static String secret(String name, @Nullable String secret) {
      if (secret == null || secret.isBlank()) {
        throw new IllegalArgumentException(name + " holds an empty secret");
      }
      return secret;
    }

    /** Says nothing of the secrets. */
    @Override
    public String toString() {
      return "Keys[hidden]";
    }
  }
}
