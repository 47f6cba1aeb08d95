package dev.roost.subscriptions.connect;

import dev.roost.contracts.vault.VaultProblem;
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
      Set.of(UNKNOWN_APP, IN_PROGRESS, INVITATION_NEEDED, INVITATION_USED_UP);

  private static final int TOO_MANY_REQUESTS = 429;
  private static final int MINUTE = 60;
  private static final int HOUR = 60 * MINUTE;

  /** Whether a new attempt may come out otherwise. */
  boolean canStartAgain() {
    return !NO_OTHER_WAY.contains(this);
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
      case Refused refused when refused.status() >= 500 && refused.status() != 502 -> AWAY;
      case Refused _ -> REFUSED;
      default -> BROKEN;
    };
  }
}
