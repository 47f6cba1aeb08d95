package dev.roost.system.oracle;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the record of one act must say to one user.
 *
 * @param type {@code ce_type}
 * @param topic where it stands
 * @param own {@code roost-own}
 * @param actor {@code roost-actor}, null where it must be absent
 * @param subject {@code ce_subject}, null where it must be absent
 * @param postKind {@code roost-post-kind}, null where it must be absent
 * @param time {@code ce_time}; null where nobody can tell it, and it must be absent
 */
record Expectation(
    String type,
    String topic,
    boolean own,
    @Nullable String actor,
    @Nullable String subject,
    @Nullable String postKind,
    @Nullable Instant time) {

  /** What this act must come out as for this user; empty for an act that is in no table. */
  static Optional<Expectation> of(Act act, String forUser) {
    return ActKind.of(act.kind()).map(kind -> of(kind, act, forUser));
  }

  private static Expectation of(ActKind kind, Act act, String forUser) {
    boolean own = kind.known() && act.actor().equals(forUser);
    return new Expectation(
        kind.type(own),
        kind.topic(),
        own,
        kind.known() ? act.actor() : null,
        kind.subject(act),
        kind.postKind(),
        kind.known() ? act.at() : null);
  }
}
