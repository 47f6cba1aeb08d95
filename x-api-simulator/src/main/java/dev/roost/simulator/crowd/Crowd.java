package dev.roost.simulator.crowd;

import dev.roost.simulator.act.Act;
import dev.roost.simulator.act.ActRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** What a crowd does next: mixed acts of all kinds, by and to those who are subscribed. */
final class Crowd {

  /** How often each act, in parts of the whole. */
  private static final List<Act> MIX = mix();

  private final RandomGenerator random;
  private final List<String> subscribed;
  private final List<String> strangers;

  Crowd(RandomGenerator random, List<String> subscribed, List<String> strangers) {
    this.random = random;
    this.subscribed = subscribed;
    this.strangers = strangers;
  }

  ActRequest next() {
    Act act = MIX.get(random.nextInt(MIX.size()));
    String insider = any(subscribed);
    String other = random.nextInt(3) == 0 ? any(strangers) : any(subscribed);
    boolean passive =
        switch (act) {
          // only the one it is done to is told
          case TYPE, READ -> true;
          case POST, REPLY, QUOTE, REPOST, LIKE, FOLLOW, MESSAGE -> random.nextInt(3) == 0;
          default -> false;
        };
    if (act == Act.POST && !passive && random.nextBoolean()) {
      return ActRequest.of(insider, act, null);
    }
    if (act == Act.DELETE || act == Act.REVOKE || act == Act.UNKNOWN) {
      return ActRequest.of(insider, act, null);
    }
    String whom = other.equals(insider) ? any(strangers) : other;
    return passive ? ActRequest.of(whom, act, insider) : ActRequest.of(insider, act, whom);
  }

  private String any(List<String> ids) {
    return ids.get(random.nextInt(ids.size()));
  }

  private static List<Act> mix() {
    List<Act> mix = new ArrayList<>();
    for (Act act : Act.values()) {
      for (int i = 0; i < parts(act); i++) {
        mix.add(act);
      }
    }
    return List.copyOf(mix);
  }

  private static int parts(Act act) {
    return switch (act) {
      case POST -> 24;
      case MESSAGE -> 16;
      case LIKE -> 12;
      case REPLY, FOLLOW, TYPE, READ -> 8;
      case QUOTE, REPOST -> 6;
      case DELETE -> 4;
      case UNFOLLOW, BLOCK, UNBLOCK, MUTE, UNMUTE, UNKNOWN -> 2;
      case REVOKE -> 1;
    };
  }
}
