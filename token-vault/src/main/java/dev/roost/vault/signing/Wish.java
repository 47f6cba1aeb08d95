package dev.roost.vault.signing;

import dev.roost.admin.problem.ProblemException;
import dev.roost.contracts.name.UserId;
import dev.roost.contracts.vault.AuthorizationRequest;
import dev.roost.contracts.vault.AuthorizationRequest.ActingAs;
import dev.roost.xapi.endpoint.Actor;
import dev.roost.xapi.endpoint.Authentication;
import dev.roost.xapi.oauth1.Parameter;
import dev.roost.xapi.oauth1.SignableRequest;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a service wants signed, of a form that can be; whether it may is another question. */
record Wish(SignableRequest request, Actor actor) {

  /** Reads it; fails with 400. */
  static Wish of(@Nullable AuthorizationRequest asked) {
    if (asked == null) {
      throw ProblemException.invalid(null, "The body is missing.");
    }
    return new Wish(request(asked), actor(asked));
  }

  private static Actor actor(AuthorizationRequest asked) {
    @Nullable ActingAs as = asked.as();
    if (asked.userId() != null && as != ActingAs.USER) {
      throw ProblemException.invalid("userId", "It goes with as user, and with nothing else.");
    }
    return switch (as) {
      case APP_OWNER -> new Actor.AppOwner();
      case USER -> new Actor.User(userId(asked.userId()));
      case APP_ONLY -> new Actor.AppOnly();
      case null -> throw ProblemException.invalid("as", "It is app-owner or user.");
    };
  }

  private static String userId(@Nullable String text) {
    return Optional.ofNullable(text)
        .flatMap(UserId::parse)
        .map(UserId::value)
        .orElseThrow(() ->
            ProblemException.invalid(
                "userId", "It is X's id of a user: 1 to 19 digits, not the screen name."));
  }

  private static SignableRequest request(AuthorizationRequest asked) {
    @Nullable String method = asked.method();
    @Nullable String url = asked.url();
    if (method == null || url == null) {
      throw ProblemException.invalid(method == null ? "method" : "url", "It is needed.");
    }
    try {
      SignableRequest request = new SignableRequest(method, URI.create(url), form(asked.form()));
      // Decoded here, so that what cannot be is refused as the caller's mistake.
      request.query();
      return request;
    } catch (IllegalArgumentException | NullPointerException e) {
      throw ProblemException.invalid(
          "url",
          "It is absolute and percent-encoded as it will be sent, and form's pairs are whole.");
    }
  }

  private static List<Parameter> form(@Nullable List<AuthorizationRequest.Field> form) {
    return form == null ? List.of() : form.stream().map(Wish::parameter).toList();
  }

  private static Parameter parameter(AuthorizationRequest.Field field) {
    @Nullable String name = field.name();
    @Nullable String value = field.value();
    if (name == null || value == null) {
      throw new IllegalArgumentException("half of a pair is missing");
    }
    return new Parameter(name, value);
  }

  /** The kind of credentials it asks for. */
  Authentication authentication() {
    return switch (actor) {
      case Actor.AppOwner _ -> Authentication.APP_OWNER;
      case Actor.User _ -> Authentication.USER;
      case Actor.AppOnly _ -> Authentication.APP_ONLY;
    };
  }
}
