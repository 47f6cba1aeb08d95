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

  /**
   * What this act must come out as for this user; empty for an act that is in no table.
   *
   * @param envelope what the X Activity API says around it; null where the copy that came out is in
   *     the shape of the Account Activity API
   */
  static Optional<Expectation> of(Act act, String forUser, @Nullable Envelope envelope) {
    return ActKind.of(act.kind())
        .map(kind -> envelope == null ? told(kind, act, forUser) : told(kind, act, envelope));
  }

  private static Expectation told(ActKind kind, Act act, String forUser) {
    return new Expectation(
        kind.type(act, forUser),
        kind.topic(),
        kind.known() && act.actor().equals(forUser),
        kind.known() ? act.actor() : null,
        kind.subject(act),
        kind.postKind(),
        kind.time(act));
  }

  /** Of a like of the user's own Posts the X Activity API does not tell whose it is. */
  private static Expectation told(ActKind kind, Act act, Envelope envelope) {
    boolean named = kind != ActKind.LIKE || !envelope.direction().equals("inbound");
    return new Expectation(
        kind.type(act, envelope.userId()),
        kind.topic(),
        named && act.actor().equals(envelope.userId()),
        named ? act.actor() : null,
        kind.subject(act),
        kind.postKind(),
        kind.eventTime(act));
  }
}
