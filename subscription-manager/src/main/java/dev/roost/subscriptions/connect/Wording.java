package dev.roost.subscriptions.connect;

import dev.roost.subscriptions.connect.Connecting.Person;
import dev.roost.subscriptions.connect.Pages.Offer;
import dev.roost.subscriptions.connect.Pages.Progress;
import dev.roost.subscriptions.consent.Activities;
import dev.roost.subscriptions.consent.Lack;
import dev.roost.subscriptions.consent.OAuth;
import dev.roost.subscriptions.consent.Scopes;
import dev.roost.subscriptions.disconnect.Disconnections.Seen;
import dev.roost.subscriptions.subscription.Attempt;
import dev.roost.subscriptions.x.Trouble;
import dev.roost.subscriptions.x.Trouble.NotConnected;
import java.util.List;
import java.util.Optional;

/** What the pages say of what depends on the app's setting and on how it came out. */
final class Wording {

  private static final String ARRIVE =
      "Activities arrive from now on; the first may take up to ten seconds.";

  private Wording() {}

  /** What people are asked for. */
  static Offer offer(Setting setting) {
    boolean isOAuth2 = setting.oauth() == OAuth.V2;
    List<String> activities =
        setting
            .profile()
            .map(profile -> Activities.of(profile.eventTypes()))
            .orElse(Activities.ACCOUNT_ACTIVITY);
    return new Offer(
        isOAuth2 ? Scopes.inWords(setting.profile()) : List.of(),
        isOAuth2 ? List.of() : activities,
        setting.profile().isEmpty());
  }

  /** What does not arrive of the person, for want of a scope. */
  static List<String> lost(Setting setting, Person person) {
    return Scopes.lostWithout(setting.profile(), person.missingScopes());
  }

  /**
   * What happens next, to the person.
   *
   * @param attempt to subscribe; empty where Roost's own rules were in the way
   */
  static String next(Setting setting, Optional<Attempt> attempt, List<String> lost) {
    if (attempt.isEmpty()) {
      return "Your consent is kept. Nothing arrives before those who run the app have changed"
          + " something; they have been told.";
    }
    Attempt it = attempt.get();
    if (it.subscription().isSubscribed()) {
      return ARRIVE;
    }
    boolean isForWantOfScopes =
        it.trouble().filter(Wording::isMissingScope).isPresent()
            || it.subscription().consent().lack() == Lack.MISSING_SCOPE;
    if (isForWantOfScopes && !lost.isEmpty()) {
      return setting.profile().isPresent()
          ? "What you have allowed is kept, and what it is for arrives from now on."
          : "What you have allowed is kept.";
    }
    return "Your consent is kept. Activities arrive as soon as X has confirmed the subscription,"
        + " which those who run the app can see.";
  }

  private static boolean isMissingScope(Trouble trouble) {
    return trouble instanceof NotConnected(var _, var lack) && lack == Lack.MISSING_SCOPE;
  }

  /** How far a disconnection is, to the person. */
  static Progress progress(Seen seen, String name) {
    boolean done = seen.disconnection().isOver();
    String subscriptions =
        seen.subscriptionsLeft() == 0
            ? "X delivers nothing of yours to " + name + " any more."
            : "X is being told to deliver nothing of yours to "
                + name
                + " any more. It has not confirmed all of that yet.";
    String credentials =
        switch (seen.disconnection().credentials()) {
          case NONE -> "Your consent is erased here, and X has been told to forget it.";
          case REVOKING ->
              "Your consent is not used any more. X is being told, until it confirms that.";
          case HELD -> "Your consent is taken back after that, in ten minutes at the latest.";
        };
    return new Progress(done, subscriptions, credentials);
  }
}
