package dev.roost.contracts.heartbeat;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.roost.contracts.wire.WireNames;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One replica's word about one app it serves. It is sent only while Kafka takes deliveries, so a
 * time without one is a time in which the app's deliveries may have been refused or not even
 * received. Counters run since {@code startedAt} and never fall. Instants are ISO-8601 in UTC.
 *
 * <p>A replica here is one start of the service: after a restart there is another, and the one
 * before has said {@link State#GOODBYE}, or what it was at when it went is in doubt. The broker's
 * stamp on the record says when Kafka had it; during an outage that may be later than {@code
 * sentAt}.
 *
 * @param app the app's name at Roost; absent in the record about requests that no app served here
 *     could be made out for
 * @param replica the replica's own name, another at each start
 * @param state whether more will follow
 * @param startedAt when the replica started
 * @param sentAt when it said this
 * @param everyMillis how often it does
 * @param accepted deliveries answered 200
 * @param refused deliveries answered otherwise, or not at all because X hung up, by cause; bodies
 *     that X cannot have sent are not among them; without an app also connections that were closed
 *     before anything was read on them
 * @param unverified of the refused ones those whose signature proved nothing, by endpoint and
 *     cause; absent where there were none
 */
public record Heartbeat(
    @Nullable String app,
    String replica,
    State state,
    String startedAt,
    String sentAt,
    long everyMillis,
    long accepted,
    Map<String, Long> refused,
    @Nullable Map<String, Map<String, Unverified>> unverified) {

  public Heartbeat {
    Objects.requireNonNull(state, "state");
    // In order, so that equal ones look equal.
    refused = Collections.unmodifiableMap(new TreeMap<>(refused));
    unverified = unverified == null ? null : Collections.unmodifiableMap(new TreeMap<>(unverified));
  }

  /**
   * Deliveries that were refused for their signature. Anybody can send such, X too.
   *
   * @param count how many
   * @param lastAt when the last one was answered
   */
  public record Unverified(long count, String lastAt) {}

  /** The record's key: {@code app/replica}, or the replica alone. */
  public String key() {
    return app == null ? replica : app + "/" + replica;
  }

  /** Whether more heartbeats will follow. */
  public enum State {
    /** The replica serves the app, and Kafka takes what it sends. */
    ALIVE("alive"),

    /**
     * The last one: the replica stopped in good order, with every request answered, or it does not
     * serve the app any more.
     */
    GOODBYE("goodbye");

    private static final WireNames<State> NAMES = WireNames.of(values(), State::wire);

    private final String wire;

    State(String wire) {
      this.wire = wire;
    }

    /** As it is written. */
    @JsonValue
    public String wire() {
      return wire;
    }

    /**
     * Reads what is written so.
     *
     * @throws IllegalArgumentException when it is none of these; the message quotes nothing
     */
    @JsonCreator
    public static State of(String wire) {
      return NAMES.read(wire);
    }
  }
}
