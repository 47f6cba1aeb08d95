package dev.roost.simulator.oauth2;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** X's scopes, and what X's page says of them to people. */
final class Scopes {

  private static final String TABLE =
      """
      tweet.read           See all Posts that you can see, those of protected accounts too
      tweet.write          Post and repost for you
      tweet.moderate.write Hide and unhide replies to your Posts
      users.read           See profiles of accounts that you can see, and your own
      users.email          See your email address
      follows.read         See who follows you and whom you follow
      follows.write        Follow and unfollow people for you
      offline.access       Stay connected to your account until you revoke it
      space.read           See all Spaces that you can see
      mute.read            See whom you have muted
      mute.write           Mute and unmute people for you
      like.read            See Posts that you have liked, and likes that you can see
      like.write           Like and unlike Posts for you
      list.read            See your Lists, private ones too
      list.write           Create and manage Lists for you
      block.read           See whom you have blocked
      block.write          Block and unblock people for you
      bookmark.read        See your bookmarks
      bookmark.write       Bookmark Posts for you, and remove bookmarks
      dm.read              Read your direct messages
      dm.write             Send and delete direct messages for you
      media.write          Upload media for you
      broadcast.read       See your broadcasts and their chats
      broadcast.write      Create and manage broadcasts for you
      timeline.read        See your timelines
      developer.read       See the developer resources of your account
      developer.write      Manage the developer resources of your account
      """;

  private static final Map<String, String> WORDS = words();

  private Scopes() {}

  /** The scopes of a request, in its order, each once. */
  static List<String> of(String text) {
    return Arrays.stream(text.split(" ", -1)).filter(it -> !it.isEmpty()).distinct().toList();
  }

  /** Whether X has a scope of that name. */
  static boolean isKnown(String scope) {
    return WORDS.containsKey(scope);
  }

  /** What it lets an app do, in the words of the page. */
  static String inWords(String scope) {
    return WORDS.getOrDefault(scope, scope);
  }

  private static Map<String, String> words() {
    Map<String, String> words = new LinkedHashMap<>();
    TABLE
        .lines()
        .map(line -> line.split(" +", 2))
        .forEach(cells -> words.put(cells[0], cells[1].strip()));
    return words;
  }
}
