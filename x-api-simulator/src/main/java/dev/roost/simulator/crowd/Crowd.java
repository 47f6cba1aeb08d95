package dev.roost.simulator.crowd;

import dev.roost.simulator.act.Act;
import dev.roost.simulator.act.ActRequest;
import java.util.List;
import java.util.random.RandomGenerator;

/** What a crowd does next: mixed acts of all kinds, by and to those who are subscribed. */
final class Crowd {

  private final RandomGenerator random;
  private final Mix mix;
  private final double celebrity;
  private final List<String> subscribed;
  private final List<String> strangers;

  /**
   * A crowd.
   *
   * @param celebrity the share of its acts that are of or towards the first of the subscribed
   */
  Crowd(
      RandomGenerator random,
      Mix mix,
      double celebrity,
      List<String> subscribed,
      List<String> strangers) {
    this.random = random;
    this.mix = mix;
    this.celebrity = celebrity;
    this.subscribed = subscribed;
    this.strangers = strangers;
  }

  ActRequest next() {
    Act act = mix.next(random);
    String insider = insider();
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

  private String insider() {
    // Drawn only where there is one, so that a crowd without does the same as ever.
    boolean famous = celebrity > 0 && random.nextDouble() < celebrity;
    return famous ? subscribed.getFirst() : any(subscribed);
  }

  private String any(List<String> ids) {
    return ids.get(random.nextInt(ids.size()));
  }
}
