package dev.roost.subscriptions.connect;

import dev.roost.admin.problem.ProblemException;
import dev.roost.contracts.name.EndpointName;
import dev.roost.subscriptions.consent.OAuth;
import dev.roost.xapi.v2.Profile;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What is to be set; what is absent stays as it is.
 *
 * @param endpoint one of the app's webhooks; needed
 * @param invitationsOnly whether people need an invitation
 * @param oauth by which of X's ways people let the app in: {@code 1.0a}, which it is unless set, or
 *     {@code 2.0}, which needs a webhook of API 2
 * @param profile the set of event types that people are subscribed to when they connect, {@code
 *     account-activity}, {@code essential}, {@code messages} or {@code mentions}, through a webhook
 *     of API 2. Unless set, and when set to an empty text: those that were wanted before, or
 *     account activity
 * @param returnTo where people may be led back to: absolute https addresses without a query, each
 *     with whatever is below its path; at most 20, and none unless set
 * @param branding how the pages look; set as a whole
 */
@Schema(
    examples =
        """
        {"endpoint":"main","invitationsOnly":true,"oauth":"2.0","profile":"essential",
         "returnTo":["https://www.example.com/connected"],
         "branding":{"name":"Example Ltd","color":"#b3261e"}}
        """)
public record ConnectSetting(
    @Nullable String endpoint,
    @Nullable Boolean invitationsOnly,
    @Nullable String oauth,
    @Nullable String profile,
    @Nullable List<String> returnTo,
    @Nullable Branding branding) {

  /** Each is compared with each request that names one. */
  private static final int MOST_RETURNS = 20;

  private static final int LONGEST_RETURN = 300;

  EndpointName requiredEndpoint() {
    if (endpoint == null) {
      throw ProblemException.invalid(
          "endpoint", "It is needed: the name of one of the app's webhooks.");
    }
    return EndpointName.parse(endpoint)
        .orElseThrow(() -> ProblemException.invalid("endpoint", "It is no name of an endpoint."));
  }

  /** What is set then; a 400 names what cannot be read. */
  Setting over(Setting before) {
    return new Setting(
        invitationsOnly == null ? before.invitationsOnly() : invitationsOnly,
        oauth == null ? before.oauth() : parsedOAuth(oauth),
        profile == null ? before.profile() : parsedProfile(profile),
        returnTo == null ? before.returnTo() : parsedReturns(returnTo),
        branding == null ? before.branding() : branding.checked());
  }

  private static OAuth parsedOAuth(String oauth) {
    return OAuth.of(oauth)
        .orElseThrow(() -> ProblemException.invalid("oauth", "It is 1.0a or 2.0."));
  }

  private static Optional<Profile> parsedProfile(String profile) {
    return profile.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Profile.of(profile)
                .orElseThrow(() ->
                    ProblemException.invalid("profile", "It is empty or one of " + profiles())));
  }

  private static String profiles() {
    return Arrays.stream(Profile.values())
        .map(Profile::profile)
        .collect(Collectors.joining(", ", "", "."));
  }

  private static List<AllowedReturn> parsedReturns(List<String> addresses) {
    if (addresses.size() > MOST_RETURNS) {
      throw ProblemException.invalid("returnTo", "It has at most 20 addresses.");
    }
    return addresses.stream().map(ConnectSetting::parsedReturn).distinct().toList();
  }

  private static AllowedReturn parsedReturn(String address) {
    return Optional.of(address)
        .filter(it -> it.length() <= LONGEST_RETURN)
        .flatMap(AllowedReturn::parse)
        .orElseThrow(() ->
            ProblemException.invalid(
                "returnTo",
                "It has absolute https addresses of at most 300 characters: a host and a path,"
                    + " without a user, a query, a fragment and dot segments."));
  }
}
