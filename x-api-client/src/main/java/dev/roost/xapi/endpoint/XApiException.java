package dev.roost.xapi.endpoint;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * X refused, or could not be asked. Split by what the caller does about it; what X's code means
 * decides, not its HTTP status. Holds no payload, no secret and no address.
 */
public abstract sealed class XApiException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private static final Set<Integer> PASSING = Set.of(32, 135, 215, 326);

  private final transient Refusal refusal;

  private XApiException(Refusal refusal) {
    super(refusal.sentence());
    this.refusal = refusal;
  }

  /** Which endpoint it was. */
  public Endpoint endpoint() {
    return refusal.endpoint();
  }

  /** The HTTP status; empty when there was no answer. */
  public OptionalInt status() {
    return refusal.status();
  }

  /** X's code; empty when it sent none. */
  public OptionalInt code() {
    return refusal.code();
  }

  /** What happened, why that may be and what to do, in plain words. */
  public Explanation explanation() {
    return refusal.explanation();
  }

  /**
   * Whether the same request may be taken later though nobody changes anything: X gives codes 32,
   * 135, 215 and 326, and 401 without a known code, also for a nonce, a clock or a lock of the
   * moment. A token that is invalid (89) and what is not permitted stay so.
   */
  public boolean passes() {
    return (code().isPresent() && XCode.of(code().getAsInt()).isPresent())
        ? PASSING.contains(code().getAsInt())
        : this instanceof Unauthorized;
  }

  /** X's reason, as version 2 writes it; only when it is one that X is known to use. */
  public Optional<String> reason() {
    return refusal.reason().map(XReason::reason);
  }

  /** X's own words, only when they are among those it is known to use. */
  public Optional<String> words() {
    return refusal.words();
  }

  /** The same, as the library knows it. */
  Optional<XReason> known() {
    return refusal.reason();
  }

  /** Too many requests: ask again after a moment that is known. */
  public static final class RateLimited extends XApiException {
    private static final long serialVersionUID = 1L;
    private final Instant resetAt;
    private final Instant retryAt;

    RateLimited(Refusal refusal, Instant resetAt, Instant retryAt) {
      super(refusal);
      this.resetAt = resetAt;
      this.retryAt = retryAt;
    }

    /**
     * From when on X takes requests again, as X says, which may be in the past or in another age;
     * 15 minutes ahead when X does not say. To be shown, and not to be waited for.
     */
    public Instant resetAt() {
      return resetAt;
    }

    /** When to ask again: at X's reset, within the bounds of {@link RateLimitPause}. */
    public Instant retryAt() {
      return retryAt;
    }
  }

  /** The credentials are not taken: mend them, then ask again. */
  public static final class Unauthorized extends XApiException {
    private static final long serialVersionUID = 1L;

    Unauthorized(Refusal refusal) {
      super(refusal);
    }
  }

  /** The credentials are good and do not allow this: a person must change something at X. */
  public static final class NotPermitted extends XApiException {
    private static final long serialVersionUID = 1L;

    NotPermitted(Refusal refusal) {
      super(refusal);
    }
  }

  /** X does not know what was named. */
  public static final class NotFound extends XApiException {
    private static final long serialVersionUID = 1L;

    NotFound(Refusal refusal) {
      super(refusal);
    }

    /**
     * Whether it is X's own word for what does not exist: 404 with code 34, or one of version 2's
     * reasons. Any other, a proxy's page above all, proves nothing.
     */
    public boolean isXsOwn() {
      return known().filter(XReason::isUnknownToX).isPresent()
          || (status().equals(OptionalInt.of(404)) && code().equals(OptionalInt.of(34)));
    }
  }

  /** It is being done already, or has been: wait for that to end, or take what is there. */
  public static final class Conflict extends XApiException {
    private static final long serialVersionUID = 1L;

    Conflict(Refusal refusal) {
      super(refusal);
    }

    /**
     * Whether X has what was to be created, or what stands in its way: a webhook's URL, a
     * subscription.
     */
    public boolean isDuplicate() {
      return known().filter(XReason::isDuplicate).isPresent();
    }
  }

  /**
   * X will not take this request as it is: asking again changes nothing until the cause is gone.
   */
  public static final class Invalid extends XApiException {
    private static final long serialVersionUID = 1L;

    Invalid(Refusal refusal) {
      super(refusal);
    }

    /**
     * Whether it is about X's challenge: code 214 with the words for a webhook that answers it
     * late, wrongly or not at all, or that X has marked invalid for it; version 2's {@code
     * CrcValidationFailed}. Over with the next challenge that the webhook passes.
     */
    public boolean isOfChallenge() {
      return known().filter(XReason.CRC_VALIDATION_FAILED::equals).isPresent()
          || (code().equals(OptionalInt.of(214))
              && words()
                  .flatMap(WebhookObjection::in)
                  .filter(WebhookObjection::isOfChallenge)
                  .isPresent());
    }
  }

  /**
   * X is not reached, is in trouble, or cannot be understood; whether it acted is not known, unless
   * the request provably never left.
   */
  public static final class Unavailable extends XApiException {
    private static final long serialVersionUID = 1L;
    private final boolean mayHaveActed;

    Unavailable(Refusal refusal) {
      this(refusal, true);
    }

    Unavailable(Refusal refusal, boolean mayHaveActed) {
      super(refusal);
      this.mayHaveActed = mayHaveActed;
    }

    /** Whether X can have got the request; where not, it may be sent again as it is. */
    public boolean mayHaveActed() {
      return mayHaveActed;
    }
  }
}
