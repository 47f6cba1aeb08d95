package dev.roost.simulator.oauth2;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.roost.simulator.app.App;
import dev.roost.simulator.app.Apps;
import dev.roost.simulator.signing.Call;
import dev.roost.simulator.switches.CurrentSwitches;
import dev.roost.simulator.switches.Switch;
import jakarta.inject.Singleton;
import java.net.URLDecoder;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;

/**
 * Which app calls. All apps are confidential clients: the secret comes by Basic, or in the form, as
 * a much used client of others sends it.
 */
@Singleton
final class Clients {

  private final Apps apps;
  private final CurrentSwitches switches;

  Clients(Apps apps, CurrentSwitches switches) {
    this.apps = apps;
    this.switches = switches;
  }

  private record Credentials(String id, String secret) {}

  /** The app, or 401. */
  App authenticate(Call call) {
    Optional<Credentials> given =
        call.authorization().isEmpty() && switches.is(Switch.CLIENT_AUTHENTICATION, "either")
            ? inForm(call)
            : call.credentials("Basic").flatMap(Clients::basic);
    return given.flatMap(this::app).orElseThrow(TokenErrorException::unauthorizedClient);
  }

  private Optional<App> app(Credentials given) {
    return apps.byClientId(given.id())
        .filter(app -> isSecret(app.clientSecret() == null ? "" : app.clientSecret(), given));
  }

  private static boolean isSecret(String secret, Credentials given) {
    return !secret.isEmpty()
        && MessageDigest.isEqual(secret.getBytes(UTF_8), given.secret().getBytes(UTF_8));
  }

  private static Optional<Credentials> inForm(Call call) {
    return call.form()
        .first("client_id")
        .flatMap(id -> call.form().first("client_secret").map(it -> new Credentials(id, it)));
  }

  private static Optional<Credentials> basic(String base64) {
    try {
      String[] parts = new String(Base64.getDecoder().decode(base64), UTF_8).split(":", 2);
      return parts.length < 2
          ? Optional.empty()
          : Optional.of(new Credentials(decode(parts[0]), decode(parts[1])));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, UTF_8);
  }
}
