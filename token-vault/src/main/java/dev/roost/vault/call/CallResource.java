package dev.roost.vault.call;

import dev.roost.admin.access.Caller;
import dev.roost.admin.problem.ProblemException;
import dev.roost.admin.problem.ProblemType;
import dev.roost.admin.problem.Problems;
import dev.roost.contracts.name.AppName;
import dev.roost.contracts.vault.CallAnswer;
import dev.roost.contracts.vault.CallRequest;
import dev.roost.vault.access.ServiceAccounts;
import dev.roost.vault.audit.Act;
import dev.roost.vault.audit.Action;
import dev.roost.vault.audit.AuditTrail;
import dev.roost.xapi.endpoint.Answer;
import dev.roost.xapi.endpoint.RateLimitStatus;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Calls of X that the vault makes itself. */
@Path("/api/v1/apps/{app}/calls")
@Tag(name = "for services")
@RolesAllowed({ServiceAccounts.SUBSCRIPTION_MANAGER, ServiceAccounts.REPLAY_WORKER})
final class CallResource {

  /** A date or a number of seconds; what is longer is neither. */
  private static final int LONGEST_RETRY_AFTER = 64;

  private final CallPolicy policy;
  private final Calls calls;
  private final AuditTrail trail;
  private final SecurityIdentity identity;

  CallResource(CallPolicy policy, Calls calls, AuditTrail trail, SecurityIdentity identity) {
    this.policy = policy;
    this.calls = calls;
    this.trail = trail;
    this.identity = identity;
  }

  /** Makes the call, once, and gives X's answer whatever it is. */
  @POST
  @Operation(
      summary = "Have the vault make one call to X; 200 for whatever X answered",
      description =
          "For everything below `/2`, and for what takes the bearer in version 1.1: there the header"
              + " is the credential itself, and it does not leave the vault. A bearer that X answers"
              + " with 401 is renewed, once. A user's OAuth 2.0 token is renewed before it ends; one"
              + " that X answers with 401 before the next call. `status` is X's. 503 `x-unreachable` is the only"
              + " response after which X may have acted though its answer is not known.")
  @RequestBody(
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = CallRequest.class),
              examples = {
                @ExampleObject(
                    name = "subscribe to a private event type",
                    value =
                        """
                        {"operation":"create-subscription","userId":"2244994945",
                         "body":{"event_type":"dm.received","filter":{"user_id":"2244994945"},
                                 "webhook_id":"1234"}}
                        """),
                @ExampleObject(
                    name = "who is subscribed, in version 1.1",
                    value =
                        """
                        {"operation":"v1-list-subscriptions","parameters":{"webhook_id":"1234"}}
                        """)
              }))
  @APIResponse(
      responseCode = "200",
      description = "X's answer, whatever it is",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = CallAnswer.class),
              examples =
                  @ExampleObject(
                      name = "created",
                      value =
                          """
                          {"status":200,"rateLimit":{"limit":500,"remaining":499,"reset":1793534460},
                           "body":"{\\"data\\":{\\"subscription\\":{}}}"}
                          """)))
  @Problems({
    ProblemType.UNKNOWN_APP,
    ProblemType.NOT_YOUR_REQUEST,
    ProblemType.UNKNOWN_USER_TOKEN,
    ProblemType.NO_OAUTH2_USER_TOKEN,
    ProblemType.NO_OAUTH2_CLIENT,
    ProblemType.MISSING_SCOPE,
    ProblemType.USER_MUST_RECONNECT,
    ProblemType.TOKEN_REFRESH_IN_PROGRESS,
    ProblemType.NO_CONSUMER,
    ProblemType.UNREADABLE_SECRET,
    ProblemType.X_REFUSED,
    ProblemType.X_UNAVAILABLE,
    ProblemType.X_UNREACHABLE
  })
  public Uni<Response> call(AppName app, @Nullable CallRequest asked) {
    WantedCall call = WantedCall.of(asked);
    Act on =
        Act.on(app, Action.SEND_REQUEST, Caller.of(identity))
            .to(call.operation().endpoint().label());
    Act act = call.userId().map(on::of).orElse(on);
    return policy
        .refusal(app.value(), call, CallEntitlement.of(identity.getRoles()))
        .map(why -> trail.<Answer>noting(act, Uni.createFrom().failure(denied(why))))
        .orElseGet(() -> calls.call(act, app.value(), call))
        .map(CallResource::response);
  }

  private static ProblemException denied(String why) {
    return ProblemType.NOT_YOUR_REQUEST.exception(why);
  }

  private static Response response(Answer answer) {
    CallAnswer given =
        new CallAnswer(
            answer.status(),
            rateLimit(RateLimitStatus.of(answer)),
            answer.retryAfter().filter(it -> it.length() <= LONGEST_RETRY_AFTER).orElse(null),
            answer.body());
    return Response.ok(given).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
  }

  private static CallAnswer.@Nullable RateLimit rateLimit(RateLimitStatus said) {
    return said.limit().isEmpty() && said.remaining().isEmpty() && said.reset().isEmpty()
        ? null
        : new CallAnswer.RateLimit(
            boxed(said.limit()), boxed(said.remaining()), seconds(said.reset()));
  }

  private static @Nullable Integer boxed(OptionalInt number) {
    return number.isPresent() ? number.getAsInt() : null;
  }

  private static @Nullable Long seconds(Optional<Instant> reset) {
    return reset.map(Instant::getEpochSecond).orElse(null);
  }
}
