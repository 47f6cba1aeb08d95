package dev.roost.simulator.v2.activity;

import dev.roost.simulator.v2.activity.EventType.Kind;
import dev.roost.simulator.v2.activity.EventType.Privacy;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;

/** X's event types: name, consent, filter, scope, price class, price, qualifiers. */
public final class EventTypes {

  private static final String TABLE =
      """
      post.create                     public   user    tweet.read     post            5000 plain
      post.delete                     public   user    tweet.read     free            0    plain
      post.mention.create             private  user    tweet.read     related_post    5000 plain
      post.reply.create               private  user    tweet.read     related_post    5000 plain
      post.quote.create               private  user    tweet.read     related_post    5000 plain
      post.repost.create              private  user    tweet.read     related_post    5000 plain
      like.create                     private  user    like.read      not_published   -    qualified
      follow.follow                   unlisted user    tweet.read     follow          10000 qualified
      follow.unfollow                 unlisted user    tweet.read     follow          10000 qualified
      subscriptions.subscribe         private  self    follows.read   not_published   -    qualified
      subscriptions.unsubscribe       private  self    follows.read   not_published   -    qualified
      profile.update.bio              public   user    tweet.read     profile         5000 plain
      profile.update.profile_picture  public   user    tweet.read     profile         5000 plain
      profile.update.banner_picture   public   user    tweet.read     profile         5000 plain
      profile.update.screenname       public   user    tweet.read     profile         5000 plain
      profile.update.handle           public   user    tweet.read     profile         5000 plain
      profile.update.geo              public   user    tweet.read     profile         5000 plain
      profile.update.url              public   user    tweet.read     profile         5000 plain
      profile.update.verified_badge   public   user    tweet.read     profile         5000 plain
      profile.update.affiliate_badge  public   user    tweet.read     profile         5000 plain
      mute.mute                       private  self    mute.read      mute            1000 plain
      mute.unmute                     private  self    mute.read      mute            1000 plain
      block.block                     private  self    block.read     block           1000 plain
      block.unblock                   private  self    block.read     block           1000 plain
      dm.received                     private  user    dm.read        direct_message  10000 plain
      dm.sent                         private  user    dm.read        free            0    plain
      dm.read                         private  user    dm.read        free            0    plain
      dm.indicate_typing              private  user    dm.read        free            0    plain
      chat.received                   private  user    dm.read        chat            10000 qualified
      chat.sent                       private  user    dm.read        free            0    qualified
      chat.conversation.join          private  user    dm.read        free            0    qualified
      chat.conversation.member_added  private  user    dm.read        not_published   -    qualified
      chat.conversation.member_removed private user    dm.read        not_published   -    qualified
      chat.conversation.admin_added   private  user    dm.read        not_published   -    qualified
      chat.conversation.admin_removed private  user    dm.read        not_published   -    qualified
      chat.update.group_name          private  user    dm.read        not_published   -    qualified
      chat.update.restrictions        private  user    dm.read        not_published   -    qualified
      spaces.start                    unlisted user    tweet.read     space           5000 plain
      spaces.end                      unlisted user    tweet.read     space           5000 plain
      broadcast.start                 public   user    tweet.read     not_published   -    plain
      broadcast.end                   public   user    tweet.read     not_published   -    plain
      broadcast.chat                  private  self    broadcast.read not_published   -    plain
      broadcast.chat.remove           private  self    broadcast.read not_published   -    plain
      news.new                        public   keyword -              news            5000 plain
      oauth.revoke                    public   none    -              not_published   -    plain
      """;

  private static final List<EventType> ALL = TABLE.lines().map(EventTypes::row).toList();
  private static final Map<String, EventType> BY_NAME =
      ALL.stream().collect(Collectors.toUnmodifiableMap(EventType::name, Function.identity()));

  private EventTypes() {}

  /** All of them. */
  public static List<EventType> all() {
    return ALL;
  }

  /** The type of that name; the deprecated {@code chat.conversation_join} too. */
  public static Optional<EventType> find(String name) {
    return Optional.ofNullable(
        BY_NAME.get(name.equals("chat.conversation_join") ? "chat.conversation.join" : name));
  }

  private static EventType row(String line) {
    String[] cells = line.strip().split("\\s+", -1);
    return new EventType(
        cells[0],
        Privacy.valueOf(cells[1].toUpperCase(Locale.ROOT)),
        Kind.valueOf(cells[2].toUpperCase(Locale.ROOT)),
        cells[3],
        cells[4],
        cells[5].equals("-") ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(cells[5])),
        cells[6].equals("qualified"));
  }
}
