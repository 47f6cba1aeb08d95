package dev.roost.subscriptions.consent;

import dev.roost.xapi.v2.EventType;
import dev.roost.xapi.v2.Profile;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The scopes that people are asked for: those of the profile's event types, or what X wants for
 * account activity (its OpenAPI document 2.169), and always what X wants to say who it is.
 */
public final class Scopes {

  /** What X wants to say who a token is of, {@code GET /2/users/me}; less is of no use. */
  public static final List<String> LEAST = List.of("tweet.read", "users.read");

  /** For a refresh token, without which a consent ends after two hours; the vault adds it. */
  private static final String OFFLINE = "offline.access";

  private static final Set<String> ACCOUNT_ACTIVITY =
      Set.of("dm.read", "dm.write", "tweet.read", "users.read");

  private Scopes() {}

  /**
   * What the vault is told to ask for; it adds {@code offline.access}.
   *
   * @param profile of the event types; empty for account activity
   */
  public static List<String> of(Optional<Profile> profile) {
    Set<String> scopes = new TreeSet<>(LEAST);
    scopes.addAll(profile.map(Profile::scopes).orElse(ACCOUNT_ACTIVITY));
    return List.copyOf(scopes);
  }

  /** Every scope that X will show to people, in words for them. */
  public static List<AskedScope> inWords(Optional<Profile> profile) {
    Set<String> all = new TreeSet<>(of(profile));
    all.add(OFFLINE);
    return all.stream()
        .map(scope -> new AskedScope(scope, what(scope), why(scope, profile)))
        .toList();
  }

  /** What is not delivered without these scopes, in words for the user. */
  public static List<String> lostWithout(Optional<Profile> profile, Collection<String> missing) {
    if (profile.isEmpty()) {
      return ACCOUNT_ACTIVITY.stream().anyMatch(missing::contains)
          ? Activities.ACCOUNT_ACTIVITY
          : List.of();
    }
    return Activities.of(
        profile.get().eventTypes().stream()
            .filter(type -> type.scope().filter(missing::contains).isPresent())
            .toList());
  }

  static String what(String scope) {
    return switch (scope) {
      case "tweet.read" -> "read the Posts that you can see";
      case "users.read" -> "read the profiles that you can see";
      case "dm.read" -> "read your direct messages";
      case "dm.write" -> "send direct messages as you";
      case "like.read" -> "see what you like";
      case "mute.read" -> "see whom you mute";
      case "block.read" -> "see whom you block";
      case "follows.read" -> "see whom you follow and who follows you";
      case "broadcast.read" -> "read your broadcasts and their chat";
      case OFFLINE -> "keep this access while you are away";
      default -> "use what X calls " + scope;
    };
  }

  private static String why(String scope, Optional<Profile> profile) {
    if (scope.equals(OFFLINE)) {
      return "So that you need not sign in again every two hours. It ends when you take it back.";
    }
    List<String> activities =
        profile.map(it -> Activities.of(typesOf(it, scope))).orElseGet(() -> ofAccount(scope));
    if (!activities.isEmpty()) {
      return "For " + joined(activities) + ".";
    }
    return scope.equals("dm.write")
        ? "X demands it for account activity. Nothing has to be sent to receive that."
        : "So that X says who you are.";
  }

  private static List<EventType> typesOf(Profile profile, String scope) {
    return profile.eventTypes().stream()
        .filter(type -> type.scope().equals(Optional.of(scope)))
        .toList();
  }

  /** X takes the four together and says nowhere which is for what; this is what they can read. */
  private static List<String> ofAccount(String scope) {
    return switch (scope) {
      case "tweet.read" -> Activities.ACCOUNT_ACTIVITY.subList(0, 2);
      case "dm.read" -> Activities.ACCOUNT_ACTIVITY.subList(2, 3);
      default -> List.of();
    };
  }

  private static String joined(List<String> parts) {
    return parts.size() == 1
        ? parts.getFirst()
        : String.join("; ", parts.subList(0, parts.size() - 1)) + "; and " + parts.getLast();
  }
}
