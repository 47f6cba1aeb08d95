package dev.roost.xapi.endpoint;

import static dev.roost.xapi.endpoint.AccountActivityEndpoint.REGISTER_WEBHOOK;
import static dev.roost.xapi.endpoint.XReason.DUPLICATE_URL;

import dev.roost.xapi.endpoint.XApiException.Conflict;
import dev.roost.xapi.endpoint.XApiException.Invalid;
import dev.roost.xapi.endpoint.XApiException.NotFound;
import dev.roost.xapi.endpoint.XApiException.NotPermitted;
import dev.roost.xapi.endpoint.XApiException.RateLimited;
import dev.roost.xapi.endpoint.XApiException.Unauthorized;
import dev.roost.xapi.endpoint.XApiException.Unavailable;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Tells what an answer that is no success means: by X's code, then by the reason that version 2 has
 * in place of codes, then by the status.
 */
final class Refusals {

  private static final Duration WINDOW = Duration.ofMinutes(15);

  private final Clock clock;
  private final RandomGenerator random;
  private final RateLimitPause pause;

  /** What X says to credentials of a kind that the endpoint does not take. */
  private static final Set<XCode> OF_THE_WRONG_KIND =
      EnumSet.of(
          XCode.COULD_NOT_AUTHENTICATE,
          XCode.BAD_TOKEN,
          XCode.BAD_AUTHENTICATION,
          XCode.CREDENTIALS_NOT_ALLOWED,
          XCode.CANNOT_WRITE);

  Refusals(Clock clock, RandomGenerator random, RateLimitPause pause) {
    this.clock = clock;
    this.random = random;
    this.pause = pause;
  }

  /** The exception for this answer of this endpoint. */
  XApiException of(Endpoint endpoint, Answer answer) {
    if (endpoint == REGISTER_WEBHOOK && answer.body().contains(DUPLICATE_URL.reason())) {
      return byReason(endpoint, answer, DUPLICATE_URL, Optional.empty());
    }
    Optional<XError> error = XError.in(answer.body());
    Optional<XCode> code = error.flatMap(e -> XCode.of(e.code()));
    if (code.isPresent()) {
      return byCode(endpoint, answer, code.get(), error.get());
    }
    XProblem problem = XProblem.in(answer.body(), endpoint);
    return problem
        .reason()
        .map(reason -> byReason(endpoint, answer, reason, problem.words()))
        .orElseGet(() -> byStatus(endpoint, answer, error));
  }

  private XApiException byCode(Endpoint endpoint, Answer answer, XCode code, XError error) {
    Explanation explanation =
        OF_THE_WRONG_KIND.contains(code)
            ? withWhatIsTaken(endpoint, explanation(code, error))
            : explanation(code, error);
    return exception(
        reaction(endpoint, code),
        refusal(endpoint, answer, Optional.of(error), explanation, Optional.empty()),
        answer);
  }

  private XApiException byReason(
      Endpoint endpoint, Answer answer, XReason reason, Optional<String> words) {
    Explanation explanation =
        reason == XReason.AUTHENTICATION_NOT_TAKEN
            ? withWhatIsTaken(endpoint, reason.explanation())
            : reason.explanation();
    Refusal refusal =
        new Refusal(
            endpoint,
            OptionalInt.of(answer.status()),
            OptionalInt.empty(),
            explanation,
            words.or(() -> Optional.of(reason.reason())),
            Optional.of(reason));
    return exception(reason.reaction(), refusal, answer);
  }

  private XApiException byStatus(Endpoint endpoint, Answer answer, Optional<XError> error) {
    Reaction reaction = Reaction.ofStatus(answer.status());
    Optional<XReason> duplicate =
        reaction == Reaction.CONFLICT && endpoint.isCreation()
            ? Optional.of(XReason.DUPLICATE_SUBSCRIPTION)
            : Optional.empty();
    Explanation explanation = duplicate.map(XReason::explanation).orElseGet(reaction::explanation);
    return exception(reaction, refusal(endpoint, answer, error, explanation, duplicate), answer);
  }

  private static Refusal refusal(
      Endpoint endpoint,
      Answer answer,
      Optional<XError> error,
      Explanation explanation,
      Optional<XReason> reason) {
    return new Refusal(
        endpoint,
        OptionalInt.of(answer.status()),
        error.map(e -> OptionalInt.of(e.code())).orElseGet(OptionalInt::empty),
        explanation,
        error.flatMap(e -> KnownWords.of(e.message())),
        reason);
  }

  /** X was not reached or did not answer in time. */
  static XApiException unreached(Endpoint endpoint) {
    return unavailable(
        endpoint,
        OptionalInt.empty(),
        new Explanation(
            "X was not reached, or did not answer in time",
            "The network, DNS, TLS or a proxy is in the way, or X is in trouble.",
            "Ask again with growing pauses; X may have acted all the same."));
  }

  /** There was no connection to X: the request never left. */
  static XApiException notSent(Endpoint endpoint) {
    return new Unavailable(
        new Refusal(
            endpoint,
            OptionalInt.empty(),
            OptionalInt.empty(),
            new Explanation(
                "X was not reached, and the request was not sent",
                "The network, DNS, TLS or a proxy is in the way, or X is in trouble.",
                "Ask again with growing pauses."),
            Optional.empty(),
            Optional.empty()),
        false);
  }

  /** X said yes, with a body that lacks what it is for. */
  static XApiException unreadable(Endpoint endpoint, int status) {
    return unavailable(endpoint, OptionalInt.of(status), Reaction.UNAVAILABLE.explanation());
  }

  private static XApiException unavailable(
      Endpoint endpoint, OptionalInt status, Explanation explanation) {
    return new Unavailable(
        new Refusal(
            endpoint,
            status,
            OptionalInt.empty(),
            explanation,
            Optional.empty(),
            Optional.empty()));
  }

  /** Code 99 is about the credentials themselves where a token is asked for. */
  private static Reaction reaction(Endpoint endpoint, XCode code) {
    return code == XCode.CANNOT_VERIFY && endpoint instanceof OAuthEndpoint
        ? Reaction.UNAUTHORIZED
        : code.reaction();
  }

  private static Explanation explanation(XCode code, XError error) {
    return Optional.of(error.message())
        .filter(_ -> code == XCode.WEBHOOK)
        .flatMap(WebhookObjection::in)
        .map(WebhookObjection::explanation)
        .orElseGet(code::explanation);
  }

  /** Where X's word may mean another kind of credentials, it helps to know the right one. */
  private static Explanation withWhatIsTaken(Endpoint endpoint, Explanation explanation) {
    return new Explanation(
        explanation.what(),
        explanation.cause(),
        explanation.remedy() + " This endpoint takes " + endpoint.takes() + ".");
  }

  private XApiException exception(Reaction reaction, Refusal refusal, Answer answer) {
    return switch (reaction) {
      case RATE_LIMITED -> rateLimited(refusal, resetAt(answer));
      case UNAUTHORIZED -> new Unauthorized(refusal);
      case NOT_PERMITTED -> new NotPermitted(refusal);
      case NOT_FOUND -> new NotFound(refusal);
      case CONFLICT -> new Conflict(refusal);
      case INVALID -> new Invalid(refusal);
      case UNAVAILABLE -> new Unavailable(refusal);
    };
  }

  private RateLimited rateLimited(Refusal refusal, Instant resetAt) {
    return new RateLimited(refusal, resetAt, pause.end(clock.instant(), resetAt, random));
  }

  /** X's own header first; {@code Retry-After} is what a proxy before X would send. */
  private Instant resetAt(Answer answer) {
    return answer
        .reset()
        .flatMap(Refusals::seconds)
        .flatMap(Refusals::epoch)
        .or(() -> answer.retryAfter().flatMap(this::retryAt))
        .orElseGet(() -> clock.instant().plus(WINDOW));
  }

  private Optional<Instant> retryAt(String retryAfter) {
    return seconds(retryAfter)
        .flatMap(s -> epoch(clock.instant().getEpochSecond() + s))
        .or(() -> httpDate(retryAfter));
  }

  private static Optional<Long> seconds(String text) {
    // Twelve digits reach the year 33658; longer ones are no time.
    return text.matches("[0-9]{1,12}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
  }

  private static Optional<Instant> epoch(long seconds) {
    return Optional.of(Instant.ofEpochSecond(seconds));
  }

  private static Optional<Instant> httpDate(String text) {
    try {
      return Optional.of(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from));
    } catch (DateTimeException notADate) {
      return Optional.empty();
    }
  }
}
