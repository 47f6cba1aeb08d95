package dev.roost.simulator.app;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roost.simulator.error.XErrorException;
import dev.roost.simulator.signature.Signing;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants an app to be; what is not said stays.
 *
 * @param owners makes an owner for an app's name and a screen name
 */
record Change(JsonNode json, Owners owners) {

  /** Makes an owner. */
  interface Owners {
    Owner of(String app, String screenName);
  }

  App of(App app) {
    return new App(
        app.app(),
        app.id(),
        app.consumerKey(),
        json.path("consumerSecret").asText(app.consumerSecret()),
        app.clientId(),
        clientSecret(app),
        json.hasNonNull("signing")
            ? named(Signing.values(), json.get("signing"), "signing: legacy, modern or both")
            : app.signing(),
        owner(app),
        terms(app.terms()));
  }

  private @Nullable String clientSecret(App app) {
    if (!json.has("clientSecret")) {
      return app.clientSecret();
    }
    return json.get("clientSecret").isNull() ? null : json.get("clientSecret").asText();
  }

  /** Another account brings another token, unless one is given. */
  private Owner owner(App app) {
    Owner owner =
        json.hasNonNull("owner") ? owners.of(app.app(), json.get("owner").asText()) : app.owner();
    return new Owner(
        owner.userId(),
        owner.screenName(),
        json.path("ownerToken").asText(owner.token()),
        json.path("ownerTokenSecret").asText(owner.tokenSecret()));
  }

  private Terms terms(Terms terms) {
    String permissions = "permission: read, write or directMessages";
    return new Terms(
        json.hasNonNull("callbacks") ? callbacks(json.get("callbacks")) : terms.callbacks(),
        json.hasNonNull("permission")
            ? named(Permission.values(), json.get("permission"), permissions)
            : terms.permission(),
        json.path("accountActivity").asBoolean(terms.accountActivity()),
        json.hasNonNull("tier")
            ? named(Tier.values(), json.get("tier"), "tier: selfServe, enterprise or partner")
            : terms.tier(),
        json.path("enrolled").asBoolean(terms.isEnrolled()),
        subscriptionCap(terms));
  }

  private @Nullable Integer subscriptionCap(Terms terms) {
    if (!json.has("subscriptionCap")) {
      return terms.subscriptionCap();
    }
    return json.get("subscriptionCap").isNull() ? null : json.get("subscriptionCap").asInt();
  }

  private static List<String> callbacks(JsonNode addresses) {
    if (!addresses.isArray()) {
      throw XErrorException.unusable("callbacks: a list of addresses");
    }
    return addresses.valueStream().map(JsonNode::asText).toList();
  }

  /** The value of that name, of which case and underscores do not matter. */
  private static <E extends Enum<E>> E named(E[] values, JsonNode name, String rule) {
    return Arrays.stream(values)
        .filter(value -> plain(value.name()).equals(plain(name.asText())))
        .findFirst()
        .orElseThrow(() -> XErrorException.unusable(rule));
  }

  private static String plain(String name) {
    return name.replace("_", "").toLowerCase(Locale.ROOT);
  }
}
