package dev.roost.subscriptions.connect;

import dev.roost.contracts.vault.VaultProblem;
import dev.roost.subscriptions.consent.OAuth;
import dev.roost.subscriptions.limit.Limited;
import dev.roost.vaultclient.VaultException.Refused;
import dev.roost.vaultclient.VaultException.Unreachable;
import java.util.Set;

/** What people are told when it does not come to a connection; nothing of the inside. */
record Ending(int status, String title, String text, String outcome) {

  static final Ending UNKNOWN_APP =
      new Ending(
          404,
          "There is nothing to connect to",
          "No app of this name receives activities here. Check the link you were given.",
          "unknown-app");

  static final Ending DENIED =
      new Ending(
          200,
          "You did not let the app in",
          "Nothing was connected and nothing is kept. If that was a mistake, start again.",
          "denied");

  static final Ending STAYS =
      new Ending(
          200,
          "Nothing was changed",
          "You did not let X say who you are, so nothing was ended: if the app has access, it still"
              + " has. You can take it back at X, too, in its settings under connected apps.",
          "disconnect-denied");

  static final Ending X_ENDED =
      new Ending(
          502,
          "X ended the attempt",
          "X led you back without asking you, or could not ask. Nothing was connected. If that happens"
              + " again, those who run the app must look into it.",
          "x-ended");

  static final Ending RETURN_NOT_LISTED =
      new Ending(
          400,
          "This link is not right",
          "It says where to lead you afterwards, and the app does not know that place. Nothing was"
              + " connected. You can start without it.",
          "return-not-listed");

  static final Ending NOT_TOLD_YET =
      new Ending(
          409,
          "X has not told yet who you are",
          "You have let the app in, and that is kept; X is being asked whose consent it is. Reload"
              + " this page in a few seconds to see how it came out: nothing arrives before that.",
          "not-told-yet");

  static final Ending UNSURE =
      new Ending(
          503,
          "It took too long",
          "It may or may not have been completed. Reload this page in a few seconds to see how it came"
              + " out.",
          "unsure");

  static final Ending NOT_READY =
      new Ending(
          503,
          "This app is not ready yet",
          "Those who run it have not finished setting it up. Nothing was connected; try again later.",
          "not-ready");

  static final Ending PAGE_EXPIRED =
      new Ending(
          403,
          "This page cannot be used any more",
          "It was open for too long, or your browser does not keep this page's cookies: allow them"
              + " for this site. Nothing was connected. Start again.",
          "page-expired");

  static final Ending INVITATION_NEEDED =
      new Ending(
          403,
          "You need an invitation",
          "This app can be connected by invitation only. Open the link you were given once more; if"
              + " you have just done so, it has expired. Nothing was connected.",
          "invitation-needed");

  static final Ending INVITATION_USED_UP =
      new Ending(
          403,
          "This invitation cannot be used any more",
          "It was withdrawn, or used as often as it was meant to be. Nothing was connected. Ask those"
              + " who run the app for another.",
          "invitation-used-up");

  static final Ending IN_PROGRESS =
      new Ending(
          409,
          "X is being asked",
          "An earlier request of yours is not finished yet. Reload this page in a few seconds to see"
              + " how it came out.",
          "in-progress");

  static final Ending OTHER_BROWSER =
      new Ending(
          400,
          "This browser did not begin this",
          "Connecting has to end in the browser in which it began, within an hour and with cookies"
              + " allowed. Nothing was changed by opening this address.",
          "other-browser");

  static final Ending INCOMPLETE =
      new Ending(
          400,
          "X's answer is incomplete",
          "The address you were led back to lacks what X puts into it. Nothing was connected.",
          "incomplete");

  static final Ending SPENT =
      new Ending(
          410,
          "This attempt is over",
          "Each attempt can be completed once and within a few minutes, and this one has ended. If"
              + " you were told that you are connected, that stays so.",
          "spent");

  static final Ending AWAY =
      new Ending(
          503,
          "X cannot be reached just now",
          "Nothing was connected. Try again in a few minutes.",
          "away");

  static final Ending REFUSED =
      new Ending(
          502,
          "X did not agree",
          "X did not accept what the app sent. Those who run the app must look into it; trying again"
              + " may be in vain until then.",
          "refused");

  static final Ending BROKEN =
      new Ending(
          500,
          "Something went wrong here",
          "It may or may not have been completed. Starting again does no harm.",
          "broken");

  private static final Set<Ending> NO_OTHER_WAY =
      Set.of(UNKNOWN_APP, IN_PROGRESS, NOT_TOLD_YET, UNSURE, INVITATION_NEEDED, INVITATION_USED_UP);

  private static final int TOO_MANY_REQUESTS = 429;
  private static final int MINUTE = 60;
  private static final int HOUR = 60 * MINUTE;

  /** Whether a new attempt may come out otherwise. */
  boolean canStartAgain() {
    return !NO_OTHER_WAY.contains(this);
  }

  /** Whether the page says how it came out once it is loaded again. */
  boolean isToBeReloaded() {
    return equals(IN_PROGRESS) || equals(NOT_TOLD_YET) || equals(UNSURE);
  }

  /** The person said no. */
  static Ending denied(Flow flow) {
    return flow == Flow.CONNECT ? DENIED : STAYS;
  }

  /** The text, true of what the person came for. */
  String text(Flow flow) {
    return flow == Flow.CONNECT
        ? text
        : text.replace("Nothing was connected", "Nothing was changed")
            .replace("Connecting has to end", "This has to end")
            .replace("If you were told that you are connected, that stays so.", "");
  }

  /** A limit is used up, which passes. */
  static Ending of(Limited limited) {
    String again = " Nothing was connected. Try again in " + inWords(limited.seconds()) + ".";
    String outcome = limited.limit().outcome();
    return switch (limited.limit()) {
      case ADDRESS_PAGES, ADDRESS_HANDSHAKES ->
          new Ending(
              TOO_MANY_REQUESTS,
              "Too many attempts from your network",
              "This page was used very often from your internet address just now, perhaps by others"
                  + " who share it."
                  + again,
              outcome);
      case APP_WITHOUT_PAGE, APP_HANDSHAKES, APP_CONCURRENT_HANDSHAKES ->
          new Ending(
              TOO_MANY_REQUESTS,
              "Too many people are connecting",
              "More people want to connect just now than are let in at a time." + again,
              outcome);
      case APP_DAY ->
          new Ending(
              TOO_MANY_REQUESTS,
              "No more people can connect today",
              "As many people as may connect in a day have begun to." + again,
              outcome);
    };
  }

  private static String inWords(long seconds) {
    if (seconds < 2 * MINUTE) {
      return seconds == 1 ? "a second" : seconds + " seconds";
    }
    return seconds < 2 * HOUR
        ? (seconds + MINUTE - 1) / MINUTE + " minutes"
        : (seconds + HOUR - 1) / HOUR + " hours";
  }

  /** What a failure means to a person. */
  static Ending of(Throwable failure) {
    return switch (failure) {
      case Unreachable _ -> AWAY;
      case Refused refused when refused.is(VaultProblem.UNKNOWN_HANDSHAKE) -> SPENT;
      case Refused refused when refused.is(VaultProblem.HANDSHAKE_IN_PROGRESS) -> IN_PROGRESS;
      case Refused refused when refused.is(VaultProblem.NO_OAUTH2_CLIENT) -> NOT_READY;
      case Refused refused when refused.status() >= 500 && refused.status() != 502 -> AWAY;
      case Refused _ -> REFUSED;
      default -> BROKEN;
    };
  }

  /** The same of a failure to complete a handshake, which may have been completed all the same. */
  static Ending ofCompletion(Throwable failure, OAuth oauth) {
    return switch (failure) {
      case Unreachable away when away.mayHaveActed() -> UNSURE;
      case Refused refused
          when oauth == OAuth.V2 && refused.is(VaultProblem.HANDSHAKE_IN_PROGRESS) ->
          NOT_TOLD_YET;
      default -> of(failure);
    };
  }
}
