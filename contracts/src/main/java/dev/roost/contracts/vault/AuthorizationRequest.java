package dev.roost.contracts.vault;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.roost.contracts.wire.WireNames;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the Authorization header of exactly one request to X, signed by OAuth 1.0a: {@code POST
 * /api/v1/apps/{app}/authorizations}. For the bearer see {@link CallRequest}.
 *
 * @param method the HTTP method in upper case
 * @param url the absolute address with its query, percent-encoded as it will be sent
 * @param form the parameters of a form body, decoded; absent or empty for none
 * @param as in whose name
 * @param userId X's id of the user; with {@link ActingAs#USER} only
 */
@JsonIgnoreProperties("refused") // Services of earlier releases write it, always null.
public record AuthorizationRequest(
    String method, String url, @Nullable List<Field> form, ActingAs as, @Nullable String userId) {

  /** One parameter of a form body, decoded. */
  public record Field(String name, String value) {}

  /** In whose name a request is made. */
  public enum ActingAs {
    /** OAuth 1.0a with the app owner's token. */
    APP_OWNER("app-owner"),

    /** OAuth 1.0a with a user's token. */
    USER("user"),

    /** The app's bearer token, which leaves the vault no more: read and refused. */
    APP_ONLY("app-only");

    private static final WireNames<ActingAs> NAMES = WireNames.of(values(), ActingAs::wire);

    private final String wire;

    ActingAs(String wire) {
      this.wire = wire;
    }

    /** As it is written. */
    @JsonValue
    public String wire() {
      return wire;
    }

    /**
     * Reads what is written so.
     *
     * @throws IllegalArgumentException when it is none of these; the message quotes nothing
     */
    @JsonCreator
    public static ActingAs of(String wire) {
      return NAMES.read(wire);
    }
  }
}
